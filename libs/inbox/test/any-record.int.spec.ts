import { afterEach, describe, expect, it } from '@jest/globals';
import { shipmentDelivered } from '@shop/contracts';
import {
  createTopicOffsets,
  deadLetterTopic,
  FailureHeader,
  readGroupOffsets,
  retryTopic,
  sizeOf,
  type TopicOffsets,
} from '@shop/messaging';
import { eventually, kafkaConnection, readTopics, uniqueName } from '@shop/testing';
import { protoText } from '@shop/topics';
import { sample } from 'fast-check';
import { PermanentError } from '../src/index.js';
import { plan, stray, type Plan, type Stray } from './any-record.js';
import { ConsumerRig } from './consumer-rig.js';
import { ForeignProducer, type ForeignRecord, type Written } from './foreign-producer.js';

/** They take some seconds. Set the variable for more, or for those that failed before. */
const RECORDS = Number(process.env['FUZZ_RECORDS'] ?? 600);
const SEEDS = process.env['FUZZ_SEED']?.split(',').map(Number) ?? [Date.now() % 2 ** 31];
const CODECS = ['producer', 'uncompressed', 'gzip', 'snappy', 'lz4', 'zstd'];
const STRAYS = 60;
const BATCH = 60;

let rig: ConsumerRig;
let producer: ForeignProducer;
let offsets: TopicOffsets;
afterEach(() => Promise.all([rig.close(), producer.disconnect(), offsets.close()]));

/** A record, and by what its event is found again in what it has become. */
interface Sent extends ForeignRecord {
  fate: Plan['fate'];
  /** The number of the event, which is the version that its handler would see. */
  number: number;
}

// The seed is in the name, so that it stands with what has failed.
describe.each(SEEDS)('Any record (FUZZ_SEED=%i)', (seed) => {
  it('is handled or becomes a dead letter, and delays no other', async () => {
    const topics = CODECS.map((codec) => ({ 'compression.type': codec, 'max.message.bytes': '8000000' }));
    rig = await ConsumerRig.create({ topics, tiers: '20ms,50ms' });
    rig.handle = async ({ orderId }) => {
      if (orderId === 'bad') throw new PermanentError('its number is bad');
    };
    producer = await ForeignProducer.connect();
    offsets = createTopicOffsets(kafkaConnection());
    const otherSchema = await rig.serde.registry.register(uniqueName('other'), protoText(shipmentDelivered));
    const plans = sample(plan, { seed, numRuns: RECORDS });
    const records = plans.map((each, index) => toRecords(each, index + 1, otherSchema));

    await rig.start();
    const written = await write(records.flat());
    await producer.send(sample(stray, { seed, numRuns: STRAYS }).map(toStray));
    await untilAllIsDone();

    expect(rig.pauses).toEqual([]);
    const [good, bad] = [withFate(written, 'handled'), withFate(written, 'dead')];
    const effects = await rig.effects();
    expect(effects.map(({ version }) => version).toSorted(byNumber)).toEqual(good);
    expect(await deadAmong(written)).toEqual(bad);
    const forwarded = await readTopics(deadLetterTopic(rig.group));
    const ids = new Set(forwarded.map(({ headers }) => String(headers[FailureHeader.parkedId])));
    expect(ids.size).toBe(bad.length);
  });
});

function toRecords(of: Plan, number: number, otherSchema: number): Sent[] {
  const topic = rig.topics[of.topic % rig.topics.length] ?? rig.topic;
  const own = rig.record(of.fate === 'dead' ? 'bad' : 'good', number, undefined, topic);
  const { key, fate } = of;
  const { value, headers } = of.change({
    value: own.value ?? Buffer.alloc(0),
    headers: own.headers,
    otherSchema,
  });
  // The records of a key are in one partition.
  const partition = key ? key.reduce((sum, byte) => sum + byte, 0) % 3 : of.partition;
  const first = { topic: topic.name, partition, key, value, headers, fate, number };
  const copies = Array.from({ length: of.copies }, (_, copy) => ({
    ...first,
    headers: { ...headers, ce_time: `2026-01-0${copy + 1}T00:00:00Z` },
  }));
  return [first, ...copies];
}

/** Some as they are, some in transactions. Some of those are taken back. Returns what is there then. */
async function write(records: readonly Sent[]): Promise<Written<Sent>[]> {
  const written: Written<Sent>[] = [];
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH);
    const kind = (start / BATCH) % 4;
    if (kind < 2) written.push(...(await producer.send(batch)));
    else if (kind === 2) written.push(...(await producer.transaction('commit', batch)));
    else await producer.transaction('abort', batch);
  }
  return written;
}

function toStray({ tier, ...rest }: Stray): ForeignRecord {
  return { ...rest, topic: retryTopic(rig.group, rig.tiers[tier]?.name ?? '') };
}

/** Each of the groups has done all there is, and all that was forwarded has left. */
async function untilAllIsDone(): Promise<void> {
  const groups = [
    { group: rig.group, topics: rig.topics.map(({ name }) => name) },
    ...rig.tiers.map(({ name }) => {
      const { groupId, topics } = rig.subscription(name);
      return { group: groupId, topics };
    }),
  ];
  await eventually(
    async () => {
      const waiting = (await readGroupOffsets(offsets, groups)).flatMap((each) => each.waiting);
      return {
        records: waiting.reduce((sum, range) => sum + Number(sizeOf(range)), 0),
        where: waiting.filter((range) => sizeOf(range) > 0n).map(({ topic, begin }) => `${topic} ${begin}`),
        outbox: await rig.database.query('select topic, parked_reason from outbox'),
      };
    },
    ({ records, outbox }) => records === 0 && outbox.length === 0,
    'something was held up',
    { timeout: 60_000 },
  );
}

/** The numbers of the events that are parked: all of them must be dead. */
async function deadAmong(written: readonly Written<Sent>[]): Promise<number[]> {
  const parked = await rig.database.query<{ at: string; stage: string }>(
    `select topic || '/' || source_partition || '/' || source_offset as at, stage from parked_event`,
  );
  const numbers = new Map(
    written.map(({ topic, partition, offset, number }) => [`${topic}/${partition}/${offset}`, number]),
  );
  expect(parked.filter(({ stage }) => stage !== 'dead')).toEqual([]);
  return parked.map(({ at }) => numbers.get(at) ?? -1).toSorted(byNumber);
}

function withFate(records: readonly Sent[], wanted: Plan['fate']): number[] {
  const numbers = records.filter(({ fate }) => fate === wanted).map(({ number }) => number);
  return [...new Set(numbers)].toSorted(byNumber);
}

function byNumber(one: number, other: number): number {
  return one - other;
}
