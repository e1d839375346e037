import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createConsumer,
  createProducer,
  createTopicAdmin,
  createTopicOffsets,
  readRanges,
  type IncomingRecord,
  type KafkaConnection,
} from '@shop/messaging';
import { eventually, kafkaConnection, uniqueName } from '@shop/testing';

const TOPIC = 'facts';
const GROUP = 'a-group';

/** A system that calls its topic and its group as the other one does. */
class System {
  readonly connection: KafkaConnection = { ...kafkaConnection(), prefix: `${uniqueName('shared')}.` };
  readonly admin = createTopicAdmin(this.connection);
  readonly offsets = createTopicOffsets(this.connection);
  readonly producer = createProducer(this.connection);
  readonly taken: IncomingRecord[] = [];
  readonly consumer = createConsumer(this.connection, {
    groupId: GROUP,
    topics: [TOPIC],
    mark: () => `mark of ${this.connection.prefix}`,
  });

  async start(): Promise<void> {
    await this.admin.apply([{ name: TOPIC, partitions: 1, config: {} }]);
    await this.consumer.start((records) => {
      this.taken.push(...records);
      return Promise.resolve({ done: records.length });
    });
  }

  send(value: string): Promise<void> {
    return this.producer.send([{ topic: TOPIC, key: 'k', value: Buffer.from(value), headers: {} }]);
  }

  untilTaken(value: string): Promise<unknown> {
    return eventually(
      () => this.values,
      (values) => values.includes(value),
      `${value} was never taken`,
    );
  }

  get values(): string[] {
    return this.taken.map((record) => String(record.value));
  }

  async close(): Promise<void> {
    await Promise.all([this.consumer.stop(), this.producer.disconnect()]);
    await this.admin.delete([TOPIC]);
    await Promise.all([this.admin.close(), this.offsets.close()]);
  }
}

let one: System;
let other: System;

beforeEach(async () => {
  [one, other] = [new System(), new System()];
  await Promise.all([one.start(), other.start()]);
});
afterEach(async () => {
  await Promise.all([one.close(), other.close()]);
});

describe('Two systems that share a cluster', () => {
  it('get each their own records, under the names that they know', async () => {
    await Promise.all([one.send('of one'), other.send('of the other')]);
    await Promise.all([one.untilTaken('of one'), other.untilTaken('of the other')]);
    await Promise.all([one.send('last of one'), other.send('last of the other')]);
    await Promise.all([one.untilTaken('last of one'), other.untilTaken('last of the other')]);

    expect(one.values).toEqual(['of one', 'last of one']);
    expect(other.values).toEqual(['of the other', 'last of the other']);
    expect(new Set(one.taken.map(({ topic }) => topic))).toEqual(new Set([TOPIC]));
  });

  it('see and move their own offsets only', async () => {
    await one.send('of one');
    await one.untilTaken('of one');
    const committed = (system: System) => system.offsets.committed(GROUP, [TOPIC]);
    await eventually(
      () => committed(one),
      ([position]) => position?.offset === 1n,
      'it never committed',
    );

    expect(await committed(one)).toEqual([{ topic: TOPIC, partition: 0, offset: 1n }]);
    expect(await committed(other)).toEqual([]);
    expect(await other.offsets.ranges([TOPIC])).toEqual([{ topic: TOPIC, partition: 0, begin: 0n, end: 0n }]);
  });

  it('see their own topics and members only', async () => {
    expect(await one.admin.list()).toEqual([TOPIC]);
    expect(await one.admin.members([GROUP])).toEqual(new Map([[GROUP, 1]]));
    const [plan] = await one.admin.plan([{ name: TOPIC, partitions: 1, config: {} }]);
    expect(plan).toMatchObject({ action: 'keep', topic: { name: TOPIC } });
  });

  it('read back what is theirs', async () => {
    await Promise.all([one.send('of one'), other.send('of the other')]);
    const ranges = await other.offsets.ranges([TOPIC]);
    const options = { groupId: uniqueName('reader'), chunkSize: 10, signal: new AbortController().signal };
    const values: string[] = [];
    for await (const records of readRanges(other.connection, ranges, options)) {
      values.push(...records.map(({ topic, value }) => `${topic}: ${String(value)}`));
    }
    expect(values).toEqual([`${TOPIC}: of the other`]);
  });

  it('are in one cluster, and can tell their groups by marks', async () => {
    expect(await one.offsets.clusterId()).toBe(await other.offsets.clusterId());
    await one.send('of one');
    await one.untilTaken('of one');
    const marks = (system: System) => system.offsets.marks(GROUP);
    await eventually(
      () => marks(one),
      ({ length }) => length > 0,
      'it never committed',
    );
    expect(await marks(one)).toEqual([`mark of ${one.connection.prefix}`]);
    expect(await marks(other)).toEqual([]);

    await one.consumer.stop();
    await one.admin.setOffsets(GROUP, [{ topic: TOPIC, partition: 0, offset: 0n }]);
    expect(await marks(one)).toEqual([]);
    expect(await one.offsets.committed(GROUP)).toEqual([{ topic: TOPIC, partition: 0, offset: 0n }]);
  });
});
