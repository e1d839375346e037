import { createTopicOffsets, type OutgoingRecord } from '@shop/messaging';
import { eventually, kafkaConnection } from '@shop/testing';
import { Replay, type PreparedReplay, type ReplayOrder, type ReplayStep } from '../src/index.js';
import type { ConsumerRig } from './consumer-rig.js';
import { anna, idOf } from './triage-fixture.js';

const HOUR_MS = 3_600_000;

export function replayOf({ database, processing, serde }: ConsumerRig, windowDays = 30): Replay {
  const { parking, handlers } = processing;
  return new Replay({ database, parking, handlers, serde, kafka: kafkaConnection(), windowDays });
}

/** The last hour of the rig's topic, unless the test says otherwise. */
export function anOrder({ topic }: ConsumerRig, changes: Partial<ReplayOrder> = {}): ReplayOrder {
  const [from, to] = [-HOUR_MS, HOUR_MS].map((distance) => ({ time: new Date(Date.now() + distance) }));
  if (!from || !to) throw new Error('no bounds');
  return { topic: topic.name, from, to, decision: anna, eventsPerSecond: 10_000, ...changes };
}

/** Replays to the end. Returns what was said last. */
export async function replayed(
  rig: ConsumerRig,
  changes: Partial<ReplayOrder> = {},
): Promise<ReplayStep | undefined> {
  return lastOf(await replayOf(rig).prepare(anOrder(rig, changes)));
}

export async function lastOf(
  prepared: PreparedReplay,
  signal = new AbortController().signal,
): Promise<ReplayStep | undefined> {
  let last: ReplayStep | undefined;
  for await (const step of prepared.run(signal)) last = step;
  return last;
}

/** Has the group handle the records as they come on its topic. Returns how far its offsets are then. */
export async function handledLive(rig: ConsumerRig, ...records: OutgoingRecord[]): Promise<void> {
  const before = await countProcessed(rig);
  await rig.producer.connect();
  await rig.producer.send(records);
  await eventually(
    () => countProcessed(rig),
    (count) => count >= before + records.length,
    'the group did not take all of it',
  );
  const total = before + records.length;
  await eventually(
    async () => (await committed(rig)).reduce((sum, { offset }) => sum + Number(offset), 0),
    (sum) => sum >= total,
    'the group did not commit all of it',
  );
}

export async function committed({ group, topic }: ConsumerRig) {
  const offsets = createTopicOffsets(kafkaConnection());
  await offsets.connect();
  try {
    return await offsets.committed(group, [topic.name]);
  } finally {
    await offsets.close();
  }
}

/** As if the group had never had them. */
export async function forget({ database }: ConsumerRig, ...records: OutgoingRecord[]): Promise<void> {
  await database.query('delete from processed_event where event_id = any($1::uuid[])', [records.map(idOf)]);
}

/** In the database, for what another transaction has locked. */
export async function untilSomebodyWaits({ database }: Pick<ConsumerRig, 'database'>): Promise<void> {
  await eventually(
    () =>
      database.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      ),
    ({ length }) => length > 0,
    'nobody waits',
  );
}

async function countProcessed({ database }: ConsumerRig): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    'select count(distinct event_id)::int as count from processed_event',
  );
  return row?.count ?? 0;
}
