import type { TopicOffsets } from '@shop/messaging';
import { topicCatalogue } from '@shop/contracts';
import { everyService } from '../operations/ask-services.js';
import { operationsOf } from '../operations/operations.client.js';
import { inCausalOrder } from './causal-order.js';
import { unpublishedFact, outboxRowOf, type Fact } from './fact.js';
import type { FactFeed } from './fact-feed.js';
import { knowGroups } from './groups.js';
import type { OrderKeys } from './order-keys.js';
import { Questions } from './questions.js';
import { reactionsTo, type Reaction } from './reaction.js';
import { viewsOf, type ServiceViews } from './views.js';
import { askWhereabouts, type WaitingRow, type Whereabouts } from './whereabouts.js';

/** Everything that is known about an order at one moment. */
export interface Story extends OrderKeys {
  /** In causal order. */
  facts: ToldFact[];
  /** The read models, as the books of each service show them. */
  views: ServiceViews[];
  /** The missing parts, and why. */
  gaps: string[];
}

export interface ToldFact extends Fact {
  reactions: Reaction[];
  /** The history in each group that could not handle it at once, in the order of time. */
  history: FactHistory[];
}

export interface FactHistory {
  group: string;
  at: string;
  /** Such as failed, redriven or discarded. */
  what: string;
  detail: string;
  actor: string | null;
}

const factTopics = new Set(topicCatalogue.map(({ name }) => name));

/** Reads the story of an order, any number of times. */
export class Storyteller {
  constructor(
    readonly feed: FactFeed,
    readonly offsets: TopicOffsets,
  ) {}

  async tell(): Promise<Story> {
    const questions = new Questions();
    await this.feed.followOthers();
    const answers = await this.#whereabouts(questions);
    const views = await viewsOf(this.feed.order, questions);
    // Taken after the look into the outboxes, so a fact that has left one meanwhile is seen here.
    const facts = withUnpublished(
      this.feed.facts,
      answers.flatMap(({ outbox }) => outbox),
    );
    const { problem } = this.feed;
    const groups = await knowGroups(this.offsets, new Set(facts.map(({ topic }) => topic)), answers);
    return {
      ...this.feed.order,
      facts: inCausalOrder(facts).map((fact) => ({
        ...fact,
        reactions: reactionsTo(fact, groups),
        history: historyOf(fact, answers),
      })),
      views,
      gaps: problem === undefined ? questions.unanswered : [...questions.unanswered, problem],
    };
  }

  async #whereabouts(questions: Questions): Promise<Whereabouts[]> {
    const of = {
      keys: Object.values(this.feed.order.keys),
      eventIds: this.feed.facts.map(({ eventId }) => eventId).filter(isUuid),
    };
    const asked = everyService().map((service) =>
      questions.ask(service, () => askWhereabouts(operationsOf(service), of)),
    );
    return (await Promise.all(asked)).filter((answer) => answer !== undefined);
  }
}

/** A fact may be in its topic and still in the outbox, just before the relay deletes it. */
function withUnpublished(published: readonly Fact[], rows: readonly WaitingRow[]): Fact[] {
  const facts = rows.filter(({ topic }) => factTopics.has(topic));
  const rowOf = new Map(facts.map((row) => [row.eventId, outboxRowOf(row)]));
  const known = new Set(published.map(({ eventId }) => eventId));
  return [
    ...published.map((fact) => ({ ...fact, outbox: rowOf.get(fact.eventId) ?? null })),
    ...facts.filter(({ eventId }) => !known.has(eventId)).map(unpublishedFact),
  ];
}

function historyOf(fact: Fact, answers: readonly Whereabouts[]): FactHistory[] {
  const groups = answers.flatMap((answer) => answer.groups);
  return groups.flatMap(({ group, history }) =>
    history
      .filter(({ eventId }) => eventId === fact.eventId)
      .map(({ at, what, detail, actor }) => ({ group, at, what, detail, actor })),
  );
}

function isUuid(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}
