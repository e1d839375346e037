import type { Database, Transaction } from '@shop/database';
import { readEvent, type EventSerde, type GroupHandlers, type IncomingRecord } from '@shop/messaging';
import { timeOfUuidv7 } from '@shop/uuid';
import { isTombstone, toDelivery, type Delivery } from '../delivery.js';
import { failureKind } from '../failure-kind.js';
import type { Parking } from '../ledger/parking.js';
import type { HistoryLine } from '../ledger/parked-event.js';
import { findUnrecorded, recordProcessed } from '../processed-events.js';
import { emptyTally, type Tally } from './tally.js';

export interface ReplayOptions {
  /** Counts, and changes nothing. */
  dryRun?: boolean | undefined;
  /** Also handled events, and events older than the log. Only for a handler that is declared replayable. */
  force?: boolean | undefined;
}

export interface ChunkReplay extends ReplayOptions {
  database: Database;
  parking: Parking;
  handlers: GroupHandlers;
  serde: EventSerde;
  /** The log of processed events knows every event since then. */
  knownSince: Date;
  /** For the history of the replayed events. */
  opening: HistoryLine;
}

/**
 * Hands records of a topic to the group again. One transaction records them as processed and parks them, as
 * if they had failed, so ledger and retry tiers keep their order and their single effect. Leaves out events
 * that need not or must not be handled.
 *
 * It parks nothing twice, so a caller may repeat it when the outcome is unknown.
 */
export async function replayChunk(replay: ChunkReplay, records: readonly IncomingRecord[]): Promise<Tally> {
  const { database, parking, handlers, serde, knownSince, force, dryRun, opening } = replay;
  const tally = emptyTally();
  const deliveries = eachOnce(records.map((record) => toDelivery(record, handlers)));
  const known = force ? deliveries : deliveries.filter((delivery) => timeInLogOf(delivery) >= knownSince);
  tally.forgotten = deliveries.length - known.length;
  await database.transaction(async (tx) => {
    const group = parking.ledger.consumer;
    await waitForOthers(tx, group);
    const unrecorded = await findUnrecorded(tx, group, known);
    const recorded = known.flatMap(({ id }) => (unrecorded.has(id) ? [] : id));
    const leftOut = await parking.ledger.unhandled(tx, recorded);
    const wanted = known.filter(({ id }) => unrecorded.has(id) || (force && !leftOut.has(id)));
    const readable = await onlyReadable(wanted, serde);
    const missing = readable.filter(({ id }) => unrecorded.has(id));
    const recordedMeanwhile = dryRun ? new Set<string>() : await recordProcessed(tx, group, missing);
    const meant = readable.filter(({ id }) => !recordedMeanwhile.has(id));
    if (!dryRun) await parking.replay(tx, meant, new Set(recorded), opening);
    const fates = [...leftOut.values()];
    tally.sent = meant.length;
    tally.parked = fates.filter((fate) => fate === 'parked').length;
    tally.discarded = fates.length - tally.parked;
    tally.unreadable = wanted.length - readable.length;
    tally.done = known.length - tally.sent - fates.length - tally.unreadable;
  });
  return tally;
}

/**
 * The second of two replays waits, and then sees the events that the first has parked. It does not hold up
 * the members of the group.
 */
async function waitForOthers(tx: Transaction, group: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('replay'), hashtext($1))`, [group]);
}

/** An id without a time is remembered from the day of its record on: the log has only the copy's own time. */
function timeInLogOf({ id, time }: Delivery): Date {
  return timeOfUuidv7(id) ?? time;
}

function eachOnce(deliveries: readonly Delivery[]): Delivery[] {
  return [...new Map(deliveries.map((delivery) => [delivery.id, delivery])).values()];
}

async function onlyReadable(deliveries: readonly Delivery[], serde: EventSerde): Promise<Delivery[]> {
  const readable: Delivery[] = [];
  for (const delivery of deliveries) {
    try {
      if (!isTombstone(delivery)) await readEvent(delivery.handler.topic, delivery.record, serde);
      readable.push(delivery);
    } catch (error) {
      if (failureKind(error) !== 'poison') throw error;
    }
  }
  return readable;
}
