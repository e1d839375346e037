import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createProducer,
  createTopicAdmin,
  createTopicOffsets,
  readGroupOffsets,
  TopicRefusedError,
  TopicTail,
  type IncomingRecord,
  type TopicAdmin,
} from '@shop/messaging';
import { createTestTopic, eventually, kafkaConnection, stackAddresses, uniqueName } from '@shop/testing';
import { KafkaProxy } from './kafka-proxy.js';
import { Bench } from './consumer-bench.js';

const offsets = createTopicOffsets(kafkaConnection());
let admin: TopicAdmin;
let proxy: KafkaProxy;
beforeEach(async () => {
  proxy = await KafkaProxy.start(stackAddresses().brokers[0]);
  admin = createTopicAdmin(kafkaConnection({ brokers: [proxy.address] }));
  await admin.connect();
});
afterEach(async () => {
  await admin.close();
  await proxy.refuse();
});
afterAll(() => offsets.close());

describe('the admin', () => {
  const topic = (name: string, retention = '100000') => ({
    name,
    partitions: 2,
    config: { 'retention.ms': retention, 'cleanup.policy': 'delete' },
  });

  it('creates what is missing and leaves alone what is as it should be', async () => {
    const name = uniqueName('topic');
    expect(await admin.apply([topic(name)])).toMatchObject([{ action: 'create' }]);
    expect(await admin.apply([topic(name)])).toEqual([
      { topic: topic(name), action: 'keep', differences: [] },
    ]);
    expect(await admin.list()).toContain(name);
  });

  it('is done with a new topic once the broker leads all of it, also if that has yet to hear of it', async () => {
    const topics = Array.from({ length: 5 }, () => topic(uniqueName('topic')));
    proxy.questionsToMislead = 3;
    await admin.apply(topics);
    expect(proxy.questionsToMislead).toBe(0);
    const ranges = await offsets.ranges(topics.map(({ name }) => name));
    expect(ranges.map(({ end }) => end)).toEqual(Array.from({ length: 10 }, () => 0n));
  });

  it('deletes', async () => {
    const bench = await Bench.create();
    await admin.delete([bench.topic]);
    await eventually(
      () => admin.list(),
      (names) => !names.includes(bench.topic),
      'the topic is still there',
    );
    await bench.close();
  });
});

describe('the progress of a group', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.create({ partitions: 2 });
    await bench.send('a-1', 'd-1', 'd-2');
  });
  afterEach(() => bench.close());

  async function progress(): Promise<string[]> {
    const [group] = await readGroupOffsets(offsets, [{ group: bench.groupId, topics: [bench.topic] }]);
    return (group?.waiting ?? []).map(({ begin, end }) => `${begin} of ${end}`).toSorted();
  }

  it('begins at the beginning, and ends with its commits', async () => {
    expect(await progress()).toEqual(['0 of 1', '0 of 2']);
    const member = await bench.member().start();
    await member.untilDone('a-1', 'd-1', 'd-2');
    await eventually(progress, (all) => all.join() === '1 of 1,2 of 2', 'it never committed');
    expect(await admin.members([bench.groupId])).toEqual(new Map([[bench.groupId, 1]]));
    await member.consumer.stop();
    await bench.send('d-3');
    expect(await progress()).toEqual(['1 of 1', '2 of 3']);
    expect(await admin.members([bench.groupId])).toEqual(new Map([[bench.groupId, 0]]));
  });
});

describe('a topic that does not exist', () => {
  it('is refused to a producer, and not created', async () => {
    const name = uniqueName('mistyped');
    const producer = createProducer(kafkaConnection({ brokers: [proxy.address] }));
    const sent = producer.send([{ topic: name, key: 'key', value: null, headers: {} }]);
    await expect(sent).rejects.toThrow(TopicRefusedError);
    await expect(sent).rejects.toThrow('UNKNOWN_TOPIC_OR_PARTITION');
    await producer.disconnect();
    expect(proxy.askedForCreation).toBe(false);
    expect(await admin.list()).not.toContain(name);
  });

  it('is waited for by a consumer, which names it, and not created', async () => {
    const bench = await Bench.create();
    const name = uniqueName('mistyped');
    const member = bench.member(undefined, { topics: [bench.topic, name], brokers: [proxy.address] });
    const started = member.start();
    await eventually(
      () => member.consumer.problem(),
      (problem) => problem?.includes(name) ?? false,
      'it did not say which topic',
    );
    expect(proxy.askedForCreation).toBe(false);
    expect(await admin.list()).not.toContain(name);
    await admin.apply([{ name, partitions: 1, config: {} }]);
    await started;
    expect(member.consumer.problem()).toBeUndefined();
    await bench.close();
  });
});

describe('a tail', () => {
  let bench: Bench;
  let tail: TopicTail;
  const seen: IncomingRecord[] = [];
  beforeEach(async () => {
    bench = await Bench.create({ partitions: 2 });
    await bench.send('a-1', 'd-1');
    tail = new TopicTail(kafkaConnection());
    seen.length = 0;
  });
  afterEach(async () => {
    await tail.stop();
    await bench.close();
  });

  async function untilSeen(count: number): Promise<string[]> {
    await eventually(
      () => seen.length,
      (length) => length >= count,
      `it never saw ${count} records`,
    );
    return seen.map(({ value }) => String(value)).toSorted();
  }

  it('sees from now on what comes, and nothing from before', async () => {
    await tail.start([bench.topic], (record) => void seen.push(record));
    await bench.send('a-2', 'd-2', 'a-3');
    expect(await untilSeen(3)).toEqual(['a-2', 'a-3', 'd-2']);
  });

  it('sees from the beginning all there is', async () => {
    await tail.start([bench.topic], (record) => void seen.push(record), { from: 'beginning' });
    expect(await untilSeen(2)).toEqual(['a-1', 'd-1']);
  });

  it('sees what was produced since a time', async () => {
    const time = new Date();
    await eventually(
      () => Date.now(),
      (now) => now > time.getTime(),
      'time stands still',
    );
    await bench.send('a-2', 'd-2');
    const from = new Date(time.getTime() + 1);
    await tail.start([bench.topic], (record) => void seen.push(record), { from });
    await tail.caughtUp();
    expect(await untilSeen(2)).toEqual(['a-2', 'd-2']);
    await bench.send('a-3');
    expect(await untilSeen(3)).toEqual(['a-2', 'a-3', 'd-2']);
  });

  it('has caught up when it has seen all that there was, which may be nothing', async () => {
    const other = await createTestTopic();
    await tail.start([bench.topic, other], (record) => void seen.push(record), { from: 'beginning' });
    await tail.caughtUp();
    expect(seen).toHaveLength(2);
    const nothing = new TopicTail(kafkaConnection());
    await nothing.start([other], () => undefined, { from: 'beginning' });
    await nothing.caughtUp();
    await nothing.stop();
  });

  it('sees what lies under some keys, and nothing else', async () => {
    await bench.send('a-2', 'd-2', 'e-2');
    const keys = new Map([[bench.topic, ['d', 'x']]]);
    await tail.start([bench.topic], (record) => void seen.push(record), { from: 'beginning', keys });
    await tail.caughtUp();
    expect(await untilSeen(2)).toEqual(['d-1', 'd-2']);
    await bench.send('a-3', 'd-3', 'x-3');
    expect(await untilSeen(4)).toEqual(['d-1', 'd-2', 'd-3', 'x-3']);
  });

  it('sees what groups see, and takes nothing from them', async () => {
    const other = await createTestTopic();
    await tail.start([bench.topic, other], (record) => void seen.push(record), { from: 'beginning' });
    await untilSeen(2);
    const member = await bench.member().start();
    await member.untilDone('a-1', 'd-1');
  });
});
