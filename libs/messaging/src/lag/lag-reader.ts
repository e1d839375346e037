import type { Sample } from '@shop/telemetry';
import { createTopicOffsets } from '../kafka-client.js';
import {
  sizeOf,
  type KafkaConnection,
  type OffsetRange,
  type Position,
  type TopicOffsets,
} from '../port/index.js';
import { readGroupOffsets, type Subscription } from './group-offsets.js';
import { lagGauges } from './lag-gauges.js';
import { OldestWaiting } from './oldest-waiting.js';

const ANSWER_WITHIN_MS = 4_000;

/**
 * Reads the lag of groups. It asks the broker and not the consumers, so it also works for consumers that are
 * stuck, paused, gone, or have never begun.
 */
export class LagReader {
  readonly #offsets: TopicOffsets;
  readonly #oldest = new Map<string, OldestWaiting>();

  constructor(
    connection: KafkaConnection,
    readonly subscriptions: readonly Subscription[],
  ) {
    this.#offsets = createTopicOffsets(connection, ANSWER_WITHIN_MS);
  }

  /** Rejects when the broker does not answer, or does not have one of the topics. */
  async read(): Promise<Sample[]> {
    const groups = await readGroupOffsets(this.#offsets, this.subscriptions);
    const samples = groups.flatMap(({ group, committed, waiting }) => {
      const ofTopics = Map.groupBy(waiting, ({ topic }) => topic);
      return Array.from(ofTopics, ([topic, ranges]) =>
        this.#lag(
          { group, topic },
          committed.filter((position) => position.topic === topic),
          ranges,
        ),
      );
    });
    return (await Promise.all(samples)).flat();
  }

  /** Resolves when the broker answers. */
  ping(): Promise<void> {
    return this.#offsets.ping();
  }

  async close(): Promise<void> {
    await this.#offsets.close();
  }

  async #lag(
    labels: { group: string; topic: string },
    committed: Position[],
    ranges: OffsetRange[],
  ): Promise<Sample[]> {
    const waiting = ranges.filter((range) => sizeOf(range) > 0n);
    const age = waiting.length === 0 ? 0 : Date.now() - (await this.#since(labels, waiting));
    return [
      lagGauges.records.sample(labels, Number(sum(waiting.map(sizeOf)))),
      lagGauges.seconds.sample(labels, Math.max(age, 0) / 1_000),
      lagGauges.committed.sample(labels, Number(sum(committed.map(({ offset }) => offset)))),
    ];
  }

  #since({ group, topic }: { group: string; topic: string }, waiting: OffsetRange[]): Promise<number> {
    const id = `${group}/${topic}`;
    const oldest = this.#oldest.get(id) ?? new OldestWaiting();
    this.#oldest.set(id, oldest);
    return oldest.time(new Map(waiting.map(({ partition, begin }) => [partition, begin])), async (time) => {
      const offsets = await this.#offsets.since([topic], new Date(time));
      return new Map(offsets.map(({ partition, offset }) => [partition, offset]));
    });
  }
}

function sum(numbers: bigint[]): bigint {
  return numbers.reduce((total, each) => total + each, 0n);
}
