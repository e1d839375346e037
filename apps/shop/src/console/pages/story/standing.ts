import type { Reaction } from '../../../trace/reaction.js';
import type { ToldFact } from '../../../trace/story.js';
import type { CataloguedTopic } from '../../shop.controller.js';
import type { LiveStory } from '../../story-feed.js';
import { letterPage } from '../dead-letters/letter-page.js';
import { amount, brief, span } from '../parts/words.js';

/** Where an order stands, in sentences for somebody who knows nothing of the shop's insides. */
export interface Standing {
  tone: 'good' | 'wait' | 'bad';
  text: string;
  /** The use that the group has for such a fact. */
  purpose?: string | undefined;
  /** The remedy, if somebody has to act. */
  help?: { text: string; to: string };
}

const FINISHED: Standing = {
  tone: 'good',
  text: 'Finished: every fact was handled by every group, and no other is to come.',
};

const UNKNOWN: Standing = { tone: 'wait', text: 'Nobody has stated a fact of this order yet.' };

type Catalogued = Pick<CataloguedTopic, 'name' | 'subscribers'>;
type In<State> = Extract<Reaction, { state: State }>;

export function standingOf(story: LiveStory, now: number, topics: readonly Catalogued[] = []): Standing[] {
  const troubles = story.facts.flatMap((fact) => [
    ...inOutbox(fact, now),
    ...fact.reactions.flatMap((reaction) => {
      const { subscribers = [] } = topics.find(({ name }) => name === fact.topic) ?? {};
      const purpose = subscribers.find(({ group }) => group === reaction.group)?.why;
      return troubleOf(fact, reaction, now).map((standing) => ({ ...standing, purpose }));
    }),
  ]);
  const gaps = story.gaps.map((gap): Standing => ({ tone: 'wait', text: `Parts are missing: ${gap}` }));
  const all = [...troubles, ...gaps];
  if (all.length > 0) return all.toSorted((a, b) => urgency(a) - urgency(b));
  if (story.finished) return [FINISHED];
  if (story.facts.length === 0) return [UNKNOWN];
  const status = story.models.overview?.status;
  return [
    {
      tone: 'good',
      text: `Nothing is stuck. ${nextStep(story)}${status ? ` Its status is ${status}.` : ''}`,
    },
  ];
}

/** Troubles that somebody has to act on come first. */
function urgency({ tone }: Standing): number {
  return tone === 'bad' ? 0 : 1;
}

/** The next step that only people can take. */
function nextStep({ facts }: LiveStory): string {
  const told = new Set(facts.map(({ topic }) => topic));
  const steps: [boolean, string][] = [
    [told.has('order-cancelled'), 'It was called off; what has left is to come back.'],
    [!told.has('shipment-dispatched'), 'The warehouse has yet to send it.'],
    [!told.has('shipment-delivered'), 'It is on its way to the customer.'],
    [!told.has('invoice-paid'), 'The customer has yet to pay.'],
  ];
  return steps.find(([applies]) => applies)?.[1] ?? 'The last facts are on their way.';
}

function inOutbox({ topic, service, outbox, place }: ToldFact, now: number): Standing[] {
  if (!outbox || place) return [];
  const age = span(now - Date.parse(outbox.since));
  if (outbox.refusal === null) {
    const text = `The fact ${topic} has been in the outbox of ${service} for ${age}: its relay has yet to publish it.`;
    return [{ tone: 'wait', text }];
  }
  return [
    {
      tone: 'bad',
      text: `Kafka refuses the fact ${topic} of ${service}: ${outbox.refusal}. Later facts of its key wait behind it.`,
      help: { text: 'Look at the parked row', to: '/outbox' },
    },
  ];
}

function troubleOf(fact: ToldFact, reaction: Reaction, now: number): Standing[] {
  const { topic } = fact;
  const { group } = reaction;
  if (reaction.state === 'dead') return [dead(fact, reaction)];
  if (reaction.state === 'retrying') {
    const due = reaction.dueAt === null ? 0 : Date.parse(reaction.dueAt) - now;
    const when = due > 0 ? `tries again in ${span(due)}` : 'is about to try again';
    const text = `Group ${group} failed on ${topic} ${amount(reaction.attempts, 'time')} and ${when}: ${reaction.error}`;
    return [{ tone: 'wait', text }];
  }
  if (reaction.state === 'blocked') {
    const text = `For group ${group}, ${topic} waits behind event ${brief(reaction.behind)} of the same key, so that nothing overtakes it.`;
    return [
      {
        tone: 'wait',
        text,
        help: { text: 'Look at what blocks it', to: letterPage(group, reaction.behind) },
      },
    ];
  }
  if (reaction.state === 'unread' && reaction.behind > 1) {
    const text = `Group ${group} has yet to come to ${topic}: ${amount(reaction.behind - 1, 'record')} before it.`;
    return [{ tone: 'wait', text }];
  }
  if (reaction.state === 'discarded') {
    const text = `${reaction.by ?? 'Somebody'} gave ${topic} up for group ${group}: ${reaction.reason}. It never has its effect there.`;
    return [{ tone: 'wait', text }];
  }
  return [];
}

function dead({ topic, eventId }: ToldFact, { group, error, attempts }: In<'dead'>): Standing {
  return {
    tone: 'bad',
    text:
      `Stuck: group ${group} could not handle ${topic}, and gave up after ${amount(attempts, 'attempt')}: ${error}. ` +
      'Mend what it fails on, then redrive it; or discard it.',
    help: { text: 'Look at it, and redrive it', to: letterPage(group, eventId) },
  };
}
