import { amount, printable } from '../operations/printable.js';
import { table } from '../table.js';
import { describeViews } from './describe-views.js';
import { describeWait } from './describe-wait.js';
import type { Story, ToldFact } from './story.js';

/** Describes the story for people: the events, their waits, and the rows of the read models. */
export function describeStory({ orderId, keys, facts, views, gaps }: Story): string {
  const parts = Object.entries(keys).filter(([, key]) => key !== orderId);
  const waits = facts.flatMap(describeWait);
  return [
    `Order ${orderId}\n  ${parts.map(([field, key]) => `${field.replace(/Id$/, '')} ${key}`).join(', ')}`,
    section('Facts', [describeFacts(facts)]),
    section('Waits', waits.length === 0 ? ['nothing'] : [table(waits)]),
    section('Read models', [table(describeViews(views))]),
    ...(gaps.length === 0
      ? []
      : [
          section(
            'Without an answer',
            gaps.map((gap) => printable(gap)),
          ),
        ]),
  ].join('\n\n');
}

function describeFacts(facts: readonly ToldFact[]): string {
  const numbers = new Map(facts.map(({ eventId }, index) => [eventId, index + 1]));
  const first = Math.min(...facts.map(({ time }) => Date.parse(time)));
  const rows = facts.map((fact, index) => [
    String(index + 1),
    fact.time,
    `+${Date.parse(fact.time) - first} ms`,
    fact.service,
    fact.topic,
    fact.place ? `[${fact.place.partition}] @${fact.place.offset}` : 'outbox',
    causeOf(fact, numbers),
    handledBy(fact),
  ]);
  return table([['', 'TIME', 'SINCE', 'SERVICE', 'FACT', 'PLACE', 'LED TO BY', 'HANDLED BY'], ...rows]);
}

function causeOf({ causationId }: ToldFact, numbers: ReadonlyMap<string, number>): string {
  if (causationId === null) return 'a request';
  return String(numbers.get(causationId) ?? causationId);
}

function handledBy({ place, reactions }: ToldFact): string {
  if (!place) return '-';
  const handled = reactions.filter(({ state }) => state === 'handled');
  const failures = handled.flatMap((each) => (each.state === 'handled' ? each.failures : 0));
  const retried = failures.filter((count) => count > 0).length;
  const words = `${handled.length} of ${amount(reactions.length, 'group')}`;
  return retried === 0 ? words : `${words}, ${retried} after retries`;
}

function section(title: string, parts: readonly string[]): string {
  return [title, ...parts.flatMap((part) => part.split('\n')).map((line) => `  ${line}`)].join('\n');
}
