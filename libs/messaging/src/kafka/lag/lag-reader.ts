import type { Admin } from 'kafkajs';
import type { Sample } from '@shop/telemetry';
import { AdminSession } from '../admin/admin-session.js';
import type { KafkaConnection } from '../client/client.js';
import { lagGauges } from './lag-gauges.js';
import { OldestWaiting } from './oldest-waiting.js';
import { waitingRecords, type PartitionOffsets } from './waiting-records.js';

/** A group, and the topics that it reads. */
export interface Subscription {
  group: string;
  topics: string[];
}

/**
 * Reads how far groups are behind. It asks the broker and not the consumers, so it says the same when they are stuck, paused, gone, or have
 * never begun.
 */
export class LagReader {
  readonly #session: AdminSession;
  readonly #oldest = new Map<string, OldestWaiting>();

  constructor(
    connection: KafkaConnection,
    readonly subscriptions: readonly Subscription[],
  ) {
    this.#session = new AdminSession(connection);
  }

  /** Rejects when the broker cannot be asked, or does not have one of the topics. */
  read(): Promise<Sample[]> {
    return this.#session.ask(async (admin) => {
      const committed = await Promise.all(this.subscriptions.map((each) => committedOffsets(admin, each)));
      // After the committed ones: what comes meanwhile waits, too, and a lag below zero means nothing.
      const ends = await this.#ends(admin);
      const pairs = this.subscriptions.flatMap(({ group, topics }, index) =>
        topics.map((topic) => ({ group, topic, committed: committed[index]?.get(topic) ?? new Map() })),
      );
      const samples = await Promise.all(
        pairs.map((pair) => this.#lag(admin, pair, ends.get(pair.topic) ?? [])),
      );
      return samples.flat();
    });
  }

  /** Resolves when the broker answers. */
  async ping(): Promise<void> {
    await this.#session.ask((admin) => admin.describeCluster());
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  async #ends(admin: Admin): Promise<Map<string, PartitionOffsets[]>> {
    const topics = [...new Set(this.subscriptions.flatMap((each) => each.topics))];
    const offsets = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
    return new Map(topics.map((topic, index) => [topic, offsets[index] ?? []]));
  }

  async #lag(
    admin: Admin,
    { group, topic, committed }: { group: string; topic: string; committed: Map<number, number> },
    ends: PartitionOffsets[],
  ): Promise<Sample[]> {
    const { records, next } = waitingRecords(committed, ends);
    const age = records === 0 ? 0 : Date.now() - (await this.#since(admin, group, topic, next));
    const sum = [...committed.values()].reduce((total, offset) => total + Math.max(offset, 0), 0);
    const labels = { group, topic };
    return [
      lagGauges.records.sample(labels, records),
      lagGauges.seconds.sample(labels, Math.max(age, 0) / 1_000),
      lagGauges.committed.sample(labels, sum),
    ];
  }

  #since(admin: Admin, group: string, topic: string, next: Map<number, number>): Promise<number> {
    const id = `${group}/${topic}`;
    const oldest = this.#oldest.get(id) ?? new OldestWaiting();
    this.#oldest.set(id, oldest);
    return oldest.time(next, async (time) => {
      const offsets = await admin.fetchTopicOffsetsByTimestamp(topic, time);
      return new Map(offsets.map(({ partition, offset }) => [partition, Number(offset)]));
    });
  }
}

async function committedOffsets(
  admin: Admin,
  { group, topics }: Subscription,
): Promise<Map<string, Map<number, number>>> {
  const offsets = await admin.fetchOffsets({ groupId: group, topics });
  return new Map(
    offsets.map(({ topic, partitions }) => [
      topic,
      new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)])),
    ]),
  );
}
