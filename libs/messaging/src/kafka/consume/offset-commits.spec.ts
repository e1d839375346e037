import { beforeEach, describe, expect, it } from '@jest/globals';
import type { OffsetsByTopicPartition } from 'kafkajs';
import { OffsetCommits } from './offset-commits.js';

const EVERY_MS = 20;

/** The commits that the broker got, as `topic/partition=offset`; an error is its answer to the next one. */
class Broker {
  readonly told: string[][] = [];
  refusal: Error | undefined;
  answered: Promise<void> = Promise.resolve();

  readonly commitOffsetsIfNecessary = async ({ topics }: OffsetsByTopicPartition = { topics: [] }) => {
    const positions = topics.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => `${topic}/${partition}=${offset}`),
    );
    this.told.push(positions);
    await this.answered;
    const { refusal } = this;
    this.refusal = undefined;
    if (refusal) throw refusal;
  };
}

const at = (partition: number, offset: bigint, topic = 'facts') => ({ topic, partition, offset });
const errorOf = (type: string, retriable: boolean) => Object.assign(new Error(type), { type, retriable });

describe('commits of offsets', () => {
  let broker: Broker;
  let commits: OffsetCommits;
  let refused: unknown[];
  let outside: unknown[];
  beforeEach(() => {
    broker = new Broker();
    refused = [];
    outside = [];
    commits = new OffsetCommits({
      consumer: { commitOffsets: (offsets) => Promise.resolve(void outside.push(...offsets)) },
      everyMs: EVERY_MS,
      refused: (error) => refused.push(error),
    });
  });

  /** Resolves once the broker has got so many commits. */
  async function untilTold(times: number): Promise<void> {
    while (broker.told.length < times) await new Promise((ready) => setTimeout(ready, 1));
  }

  it('go together, the last of each partition', async () => {
    await commits.commit(at(0, 5n), broker);
    await commits.commit(at(1, 7n), broker);
    await commits.commit(at(0, 6n), broker);
    await commits.commit(at(0, 1n, 'others'), broker);
    expect(broker.told).toEqual([]);
    await untilTold(1);
    expect(broker.told).toEqual([['facts/0=6', 'facts/1=7', 'others/0=1']]);
  });

  it('go by the consumer as long as no batch has come', async () => {
    await commits.commit(at(0, 5n));
    await commits.flush();
    expect(outside).toMatchObject([{ topic: 'facts', partition: 0, offset: '5' }]);
  });

  it('never go back, whether a batch had records or none', async () => {
    await commits.commit(at(0, 5n), broker);
    await commits.commit(at(0, 6n));
    await commits.flush();
    expect(broker.told).toEqual([['facts/0=6']]);
    expect(outside).toEqual([]);
  });

  it('are sent again when the broker does not take them, with what was done meanwhile', async () => {
    broker.refusal = errorOf('COORDINATOR_LOAD_IN_PROGRESS', true);
    const answer = Promise.withResolvers<void>();
    broker.answered = answer.promise;
    await commits.commit(at(0, 5n), broker);
    await commits.commit(at(1, 7n), broker);
    await untilTold(1);
    await commits.commit(at(0, 6n), broker);
    answer.resolve();
    await untilTold(2);
    expect(broker.told[1]?.toSorted()).toEqual(['facts/0=6', 'facts/1=7']);
    expect(refused).toEqual([]);
  });

  it.each(['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID'])(
    'leave %s to the heartbeats',
    async (type) => {
      broker.refusal = errorOf(type, false);
      await commits.commit(at(0, 5n), broker);
      await commits.flush();
      expect(refused).toEqual([]);
    },
  );

  it('tell of what will never be taken', async () => {
    const refusal = errorOf('GROUP_AUTHORIZATION_FAILED', false);
    broker.refusal = refusal;
    await commits.commit(at(0, 5n), broker);
    await commits.flush();
    expect(refused).toEqual([refusal]);
  });

  it('are not sent by another membership than that of their chunks', async () => {
    broker.refusal = errorOf('ILLEGAL_GENERATION', false);
    const answer = Promise.withResolvers<void>();
    broker.answered = answer.promise;
    await commits.commit(at(0, 5n), broker);
    const flushed = commits.flush();
    await untilTold(1);
    commits.forget();
    answer.resolve();
    await flushed;
    await commits.flush();
    expect(broker.told).toEqual([['facts/0=5']]);
    await commits.commit(at(1, 7n), broker);
    commits.forget();
    await commits.flush();
    expect(broker.told).toEqual([['facts/0=5']]);
  });

  it('go at once when the group is about to be left', async () => {
    await commits.commit(at(0, 5n), broker);
    await commits.close();
    await commits.commit(at(1, 7n), broker);
    expect(broker.told).toEqual([['facts/0=5'], ['facts/1=7']]);
  });
});
