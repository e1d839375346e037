import { amount } from '../../../operations/printable.js';
import type { Reaction } from '../../../trace/reaction.js';
import type { ToldFact } from '../../../trace/story.js';
import type { CataloguedTopic } from '../../shop.controller.js';
import type { LiveStory } from '../../story-feed.js';
import { letterPage } from '../dead-letters/letter-page.js';
import { brief, span } from '../parts/words.js';
import { dueWords } from './reaction-words.js';

/** Where an order stands, in sentences for somebody who knows nothing of the shop's insides. */
export interface Standing {
  tone: 'good' | 'wait' | 'bad';
  /** In a word or two. */
  title: string;
  text: string;
  /** The effect that does not come meanwhile. */
  missing?: string | undefined;
  todo?: string;
  /** Where to do it. */
  help?: { text: string; to: string };
}

const FINISHED: Standing = {
  tone: 'good',
  title: 'Finished',
  text: 'Every fact was handled by every group, and no other is to come.',
};

const UNKNOWN: Standing = {
  tone: 'wait',
  title: 'Unknown',
  text: 'Nobody has stated a fact of this order yet.',
};

const MAP = { text: 'Look at the map', to: '/' };

/** How long a fact may lie unread, or in an outbox, before that is worth a word. */
const PATIENCE_MS = 3_000;

type Catalogued = Pick<CataloguedTopic, 'name' | 'subscribers'>;

export function standingOf(story: LiveStory, now: number, topics: readonly Catalogued[] = []): Standing[] {
  const troubles = story.facts.flatMap((fact) => [
    inOutbox(fact, now),
    ...fact.reactions.map((reaction) => {
      const { subscribers = [] } = topics.find(({ name }) => name === fact.topic) ?? {};
      const missing = subscribers.find(({ group }) => group === reaction.group)?.why;
      const trouble = troubleOf(fact, reaction, now);
      return trouble && { missing, ...trouble };
    }),
  ]);
  const gaps = story.gaps.map((gap): Standing => {
    const todo = 'See whether that service runs. The rest of this page is up to date.';
    return { tone: 'wait', title: 'Parts are missing', text: gap, todo, help: MAP };
  });
  const all = [...troubles, ...gaps].filter((standing) => standing !== undefined);
  if (all.length > 0) return all.toSorted((a, b) => urgency(a) - urgency(b));
  if (story.finished) return [FINISHED];
  return [
    story.facts.length === 0 ? UNKNOWN : { tone: 'good', title: 'Nothing is stuck', text: nextStep(story) },
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

function inOutbox({ topic, service, outbox, place }: ToldFact, now: number): Standing | undefined {
  if (!outbox || place) return undefined;
  if (outbox.refusal !== null) {
    return {
      tone: 'bad',
      title: 'Stuck',
      text: `Kafka refuses the fact ${topic} of service ${service}: ${outbox.refusal}.`,
      missing: 'nobody hears of it, and later facts of its key wait behind it.',
      todo: 'Mend what Kafka refuses, then release the fact; or drop it.',
      help: { text: 'Look at the refused fact', to: '/outbox' },
    };
  }
  const age = now - Date.parse(outbox.since);
  if (age < PATIENCE_MS) return undefined;
  const text = `Service ${service} stated ${topic} ${span(age)} ago, and has yet to publish it to Kafka.`;
  const todo = 'Nothing if Kafka and the service are up: it is published as soon as they are.';
  return { tone: 'wait', title: 'Not published', text, todo, help: MAP };
}

function troubleOf(fact: ToldFact, reaction: Reaction, now: number): Standing | undefined {
  const { topic, eventId } = fact;
  const { group } = reaction;
  if (reaction.state === 'dead') {
    return {
      tone: 'bad',
      title: 'Stuck',
      text: `group ${group} could not handle ${topic}, and gave up after ${amount(reaction.attempts, 'attempt')}. The error: ${reaction.error}`,
      todo: `${mend(reaction.error)}, then redrive the fact: it is handled as if it had just come. If nobody can mend it, discard it.`,
      help: { text: 'See what failed, and redrive or discard it', to: letterPage(group, eventId) },
    };
  }
  if (reaction.state === 'retrying') {
    return {
      tone: 'wait',
      title: 'Tried again',
      text: `group ${group} failed on ${topic} ${amount(reaction.attempts, 'time')}, and tries again ${dueWords(reaction.dueAt, now)}. The error: ${reaction.error}`,
      todo: 'Nothing if the cause goes away by itself. A fact that fails for good becomes a dead letter.',
      help: { text: 'Look at the error', to: letterPage(group, eventId) },
    };
  }
  if (reaction.state === 'blocked') {
    return {
      tone: 'wait',
      title: 'Blocked',
      text: `for group ${group}, ${topic} waits behind event ${brief(reaction.behind)} of the same key, so that nothing overtakes it.`,
      todo: 'Redrive or discard the event in front: this one then follows by itself.',
      help: { text: 'Look at the event in front', to: letterPage(group, reaction.behind) },
    };
  }
  if (reaction.state === 'discarded') {
    const text = `${reaction.by ?? 'somebody'} discarded ${topic} for group ${group}: ${reaction.reason}. It never has its effect there.`;
    return { tone: 'wait', title: 'Discarded', text };
  }
  return reaction.state === 'unread' ? unread(fact, group, reaction.behind, now) : undefined;
}

/** Lessons and the page of faults plant errors. */
function mend(error: string): string {
  return error.includes('INJECTED_FAULT')
    ? 'Somebody set this fault: clear it under Faults'
    : 'Mend what it fails on';
}

function unread(
  { topic, place }: ToldFact,
  group: string,
  behind: number,
  now: number,
): Standing | undefined {
  const age = place ? now - Date.parse(place.publishedAt) : 0;
  if (age < PATIENCE_MS) return undefined;
  const before = behind === 1 ? 'it is the next' : `${amount(behind - 1, 'record')} before it`;
  const text = `group ${group} has not read ${topic} for ${span(age)}: ${before}.`;
  const todo = 'Nothing if the group works. See whether it rests, or its service is away.';
  return { tone: 'wait', title: 'Not read yet', text, todo, help: MAP };
}
