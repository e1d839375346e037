import { moment, printable } from '../operations/printable.js';
import type { OutboxRow } from './fact.js';
import type { Reaction } from './reaction.js';
import type { ToldFact } from './story.js';

const MAX_ERROR_LENGTH = 80;

/**
 * Returns a row for each wait of a fact: the fact, the service or group, where it waits, and the remedy.
 */
export function describeWait({ topic, service, eventId, outbox, place, reactions }: ToldFact): string[][] {
  const inOutbox = outbox && !place ? [[topic, service, describeRow(outbox)]] : [];
  const waiting = reactions.flatMap((reaction) => {
    const words = describeReaction(reaction, eventId);
    return words === undefined ? [] : [[topic, reaction.group, words]];
  });
  return [...inOutbox, ...waiting];
}

// The switch names every state, which the compiler checks and this rule does not see.
// oxlint-disable-next-line consistent-return
function describeReaction(reaction: Reaction, eventId: string): string | undefined {
  switch (reaction.state) {
    case 'handled':
      return undefined;
    case 'discarded':
      return `discarded by ${reaction.by ?? '-'}: ${printable(reaction.reason, MAX_ERROR_LENGTH)}`;
    case 'read':
      return 'read; only its service knows the outcome';
    case 'unread':
      return reaction.behind === 1
        ? 'not read yet: it is next'
        : `not read yet: ${reaction.behind - 1} before it`;
    case 'blocked':
      return `behind event ${reaction.behind} of its key, which is ${reaction.stage === 'dead' ? 'dead' : `in tier ${reaction.stage}`}`;
    case 'retrying':
      return `in tier ${reaction.tier}, due ${moment(reaction.dueAt ?? '-')}, ${failure(reaction)}`;
    case 'dead':
      return `dead letter, ${failure(reaction)}; npm run shop -- dlq redrive --group ${reaction.group} ${eventId}`;
  }
}

function failure({ attempts, error, forward }: Extract<Reaction, { state: 'retrying' | 'dead' }>): string {
  const onItsWay = forward ? `; on its way there: ${describeRow(forward)}` : '';
  return `after ${attempts} attempts: ${printable(error, MAX_ERROR_LENGTH)}${onItsWay}`;
}

function describeRow({ row, since, refusal }: OutboxRow): string {
  const words = `in the outbox since ${moment(since)} (${row})`;
  return refusal === null
    ? words
    : `${words}, refused by the broker: ${printable(refusal, MAX_ERROR_LENGTH)}`;
}
