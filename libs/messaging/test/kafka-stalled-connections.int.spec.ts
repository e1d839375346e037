import { describe, expect, it } from '@jest/globals';
import {
  createTopicOffsets,
  readRanges,
  TopicTail,
  type EventConsumer,
  type KafkaConnection,
} from '@shop/messaging';
import { eventually, kafkaConnection, uniqueName } from '@shop/testing';
import { Bench, type Member } from './consumer-bench.js';
import type { KafkaProxy } from './kafka-proxy.js';

const ANSWER_WITHIN_MS = 4_000;
const DIRECTIONS = ['both', 'toBroker', 'toClient'] as const;

function onProxy(play: (bench: Bench, proxy: KafkaProxy) => Promise<void>): () => Promise<void> {
  return Bench.each(async (bench) => play(bench, await bench.proxy()));
}

function through({ address }: KafkaProxy): KafkaConnection {
  return { ...kafkaConnection({ brokers: [address] }), answerWithinMs: ANSWER_WITHIN_MS };
}

async function atWork(
  bench: Bench,
  proxy: KafkaProxy,
  answer?: Parameters<Bench['member']>[0],
): Promise<Member> {
  const timeouts = { session: 6_000, heartbeat: 500, leave: 1_000 };
  const options = { brokers: [proxy.address], answerWithinMs: ANSWER_WITHIN_MS, timeouts };
  const member = await bench.member(answer, options).start();
  await bench.send('a-before', 'd-before');
  await member.untilDone('a-before', 'd-before');
  return member;
}

/** Its values in the order in which they were done for the first time. */
function firstDone({ done }: Member, key: string): string[] {
  return [...new Set(done)].filter((value) => value.startsWith(key));
}

function untilItSaysSo(consumer: EventConsumer): Promise<unknown> {
  return eventually(
    () => consumer.problem(),
    (problem) => problem?.includes('Kafka did not answer in time') ?? false,
    'it did not say that Kafka does not answer',
  );
}

describe.each(DIRECTIONS)('when connections pass no bytes (%s), a consumer', (direction) => {
  it.concurrent(
    'reports it, reconnects, and goes on',
    onProxy(async (bench, proxy) => {
      const member = await atWork(bench, proxy);
      proxy.stall(direction);
      await bench.send('a-1', 'd-1', 'a-2');
      await untilItSaysSo(member.consumer);
      await member.untilDone('a-1', 'a-2', 'd-1');
      await bench.send('a-3', 'd-2');
      await member.untilDone('a-3', 'd-2');
      expect(firstDone(member, 'a')).toEqual(['a-before', 'a-1', 'a-2', 'a-3']);
      expect(firstDone(member, 'd')).toEqual(['d-before', 'd-1', 'd-2']);
      expect(member.consumer.problem()).toBeUndefined();
    }),
  );
});

describe('when connections stall in the middle of a chunk, a consumer', () => {
  it.concurrent(
    'finishes it, and is given all of it again, in order',
    onProxy(async (bench, proxy) => {
      const gate = bench.gate();
      const member = await atWork(bench, proxy, (values) =>
        values.includes('a-1') ? gate.opened : undefined,
      );
      await bench.send('a-1', 'a-2');
      await member.untilGiven('a-2');
      proxy.stall();
      await untilItSaysSo(member.consumer);
      await bench.send('a-3');
      expect(member.done).not.toContain('a-1');
      gate.open();
      await member.untilDone('a-3');
      expect(firstDone(member, 'a')).toEqual(['a-before', 'a-1', 'a-2', 'a-3']);
      expect(member.given.filter((value) => value === 'a-1')).toHaveLength(2);
    }),
  );
});

describe('when connections stall, a reader', () => {
  it.concurrent(
    'of a tail goes on, and hands nothing over twice',
    onProxy(async (bench, proxy) => {
      const tail = new TopicTail(through(proxy));
      const seen: string[] = [];
      await tail.start([bench.topic], ({ value }) => void seen.push(String(value)));
      await bench.send('a-1');
      await eventually(
        () => seen,
        (values) => values.includes('a-1'),
        'it never read',
      );
      proxy.stall();
      await bench.send('a-2', 'a-3');
      await eventually(
        () => seen,
        (values) => values.includes('a-3'),
        'it did not go on',
      );
      expect(seen).toEqual(['a-1', 'a-2', 'a-3']);
      await tail.stop();
    }),
  );

  it.concurrent(
    'of ranges comes to their end',
    onProxy(async (bench, proxy) => {
      await bench.send(...Array.from({ length: 20 }, (_, index) => `a-${index}`));
      const offsets = createTopicOffsets(kafkaConnection());
      const ranges = await offsets.ranges([bench.topic]);
      await offsets.close();
      const seen: string[] = [];
      const chunks = readRanges(through(proxy), ranges, {
        groupId: uniqueName('ranges'),
        chunkSize: 2,
        signal: AbortSignal.timeout(60_000),
      });
      for await (const chunk of chunks) {
        if (seen.length === 0) proxy.stall();
        seen.push(...chunk.map(({ value }) => String(value)));
      }
      expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => `a-${index}`));
    }),
  );

  it.concurrent(
    'stops, and leaves no connection',
    onProxy(async (bench, proxy) => {
      const tail = new TopicTail(through(proxy));
      await tail.start([bench.topic], () => undefined);
      proxy.stall();
      await tail.stop();
      await eventually(() => proxy.connections, 0, 'it left connections');
    }),
  );
});

describe('when connections stall, a question about offsets', () => {
  it.concurrent(
    'fails in time, and the next one is answered',
    onProxy(async (_, proxy) => {
      const offsets = createTopicOffsets(through(proxy), 2_000);
      await offsets.ping();
      proxy.stall();
      await expect(offsets.ping()).rejects.toThrow();
      await offsets.ping();
      await offsets.close();
    }),
  );
});
