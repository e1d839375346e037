import { eventually } from '@shop/testing';
import type { OutgoingRecord } from '@shop/messaging';
import { ChunkProcessor, PermanentError, Triage } from '../src/index.js';
import { delivered, type ConsumerRig } from './consumer-rig.js';

export const anna = { actor: 'anna', reason: 'the price list is repaired' };

export function triageOf({ database, processing: { parking }, serde, topic }: ConsumerRig): Triage {
  return new Triage({ database, parking, serde, topics: [topic] });
}

/** Makes the handler refuse the named events, such as `a1`, while they are in the set. */
export function refusing(rig: ConsumerRig, ...names: string[]): Set<string> {
  const refused = new Set(names);
  rig.handle = async ({ orderId, version }) => {
    if (refused.has(`${orderId}${version}`)) throw new PermanentError(`${orderId}${version} is refused`);
  };
  return refused;
}

/**
 * Hands the events to the group's handler as one chunk of its topic, and waits until what it forwards has
 * left the outbox.
 */
export async function deliver(rig: ConsumerRig, ...records: OutgoingRecord[]): Promise<void> {
  await new ChunkProcessor(rig.processing).handle(delivered(records));
  await untilForwarded(rig);
}

export async function untilForwarded({ database }: ConsumerRig): Promise<void> {
  await eventually(
    () => database.query('select from outbox'),
    ({ length }) => length === 0,
    'the outbox was not drained',
  );
}

export function idOf({ headers }: OutgoingRecord): string {
  return String(headers['ce_id']);
}

export async function untilNothingIsParked(rig: ConsumerRig): Promise<void> {
  await eventually(
    () => rig.parked(),
    (parked) => parked.length === 0,
    'events are still parked',
  );
}

export async function untilAllAreDead(rig: ConsumerRig, count: number): Promise<void> {
  await eventually(
    () => rig.parked(),
    (parked) => parked.length === count && parked.every(({ stage }) => stage === 'dead'),
    `there were never ${count} dead events and no others`,
  );
}

/** All that triage may change. */
export async function everything({ database }: ConsumerRig): Promise<unknown> {
  return Promise.all(
    ['parked_event', 'parked_event_history', 'processed_event', 'outbox'].map((table) =>
      database.query(`select * from ${table} order by 1, 2`),
    ),
  );
}
