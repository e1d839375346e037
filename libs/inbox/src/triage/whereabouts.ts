import type { Database } from '@shop/database';
import { DEAD, type HistoryEntry } from '../ledger/parked-event.js';
import type { Parking } from '../ledger/parking.js';
import type { DeadLetter } from './dead-letter.js';
import { listParkedOf, type ListedRow } from './dead-letter-queries.js';

export interface EventsInQuestion {
  keys: readonly string[];
  eventIds: readonly string[];
}

/** A parked event: in a tier, dead, or behind another one of its key. */
interface ParkedWhereabouts extends Omit<DeadLetter, 'quarantined'> {
  /** The time of its next attempt. Null if it waits for another event, or for an operator. */
  dueAt: Date | null;
}

/**
 * The parked and discarded events among the given ones. It leaves out events that the group handled at once,
 * or has yet to receive.
 */
export interface Whereabouts {
  group: string;
  parked: ParkedWhereabouts[];
  /** The history of each event that was ever parked, in its order. */
  history: (HistoryEntry & { eventId: string })[];
}

export async function findWhereabouts(
  database: Database,
  parking: Parking,
  of: EventsInQuestion,
): Promise<Whereabouts> {
  const { ledger } = parking;
  const parked = await listParkedOf(database, ledger.consumer, of);
  const ids = new Set([...of.eventIds, ...parked.map(({ eventId }) => eventId)]);
  const history = await ledger.histories(database, [...ids]);
  const latest = new Map(history.map(({ eventId, what }) => [eventId, what]));
  const dueAt = (row: ListedRow): Date | null => dueTime(parking, row, latest.get(row.eventId));
  return {
    group: ledger.consumer,
    parked: parked.map((row) => ({ ...row, dueAt: dueAt(row) })),
    history,
  };
}

/** The delay of a tier applies to failed events. Redriven or released events are due at once. */
function dueTime(parking: Parking, { stage, blockedBy, changedAt }: ListedRow, latest?: string): Date | null {
  if (stage === DEAD || blockedBy !== null) return null;
  return new Date(changedAt.getTime() + (latest === 'failed' ? parking.delayOf(stage) : 0));
}
