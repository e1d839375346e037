import type { Consumer, EachBatchPayload } from 'kafkajs';
import type { IncomingRecord } from '../../port.js';
import { kafkaClient, type KafkaConnection } from '../client/client.js';
import { toRecord } from '../client/incoming-record.js';
import { Positions, type Position } from './positions.js';

export interface TopicReaderOptions {
  /** A name of its own for each reader. The group commits nothing, so Kafka forgets it by itself. */
  groupId: string;
  /** Most records handed over at once. */
  chunkSize?: number;
  /** How many partitions are read at the same time. */
  concurrency?: number;
}

/** Takes records of one partition that follow each other. */
export type ReadChunk = (records: IncomingRecord[]) => Promise<void>;

/**
 * Reads partitions from given positions on, and goes on with what is added, until it is stopped. Nobody's offsets are moved.
 *
 * The records of a partition come in order, and none twice: also not after a rebalance, from which kafkajs begins anew.
 */
export class TopicReader {
  readonly #consumer: Consumer;
  readonly #next = new Positions();
  readonly #failed = Promise.withResolvers<never>();
  #stopping = false;

  constructor(
    readonly connection: KafkaConnection,
    readonly options: TopicReaderOptions,
  ) {
    // It may fail while nobody waits for that.
    this.#failed.promise.catch(() => undefined);
    this.#consumer = kafkaClient(connection).consumer({
      groupId: options.groupId,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 100,
    });
  }

  /** Rejects when a chunk could not be taken, or when the broker is lost for good. Never resolves. */
  get failed(): Promise<never> {
    return this.#failed.promise;
  }

  /** Resolves once it reads. */
  async start(positions: readonly Position[], take: ReadChunk): Promise<void> {
    for (const position of positions) this.#next.set(position);
    const { GROUP_JOIN, CRASH } = this.#consumer.events;
    this.#consumer.on(GROUP_JOIN, () => this.#seek());
    this.#consumer.on(CRASH, ({ payload }) => {
      if (!payload.restart) this.#failed.reject(payload.error);
    });
    await this.#consumer.connect();
    const topics = [...new Set(positions.map(({ topic }) => topic))];
    await this.#consumer.subscribe({ topics, fromBeginning: true });
    await this.#consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.options.concurrency ?? 4,
      eachBatch: (payload) => this.#takeBatch(payload, take),
    });
  }

  /** Finishes the chunks in hand. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#consumer.disconnect();
  }

  #seek(): void {
    for (const { topic, partition, offset } of this.#next) {
      this.#consumer.seek({ topic, partition, offset: offset.toString() });
    }
  }

  async #takeBatch(payload: EachBatchPayload, take: ReadChunk): Promise<void> {
    const { batch } = payload;
    const { topic, partition } = batch;
    const size = this.options.chunkSize ?? 2_000;
    for (let start = 0; start < batch.messages.length; start += size) {
      if (this.#stopping || payload.isStale()) return;
      const records = batch.messages
        .slice(start, start + size)
        .map((message) => toRecord(topic, partition, message))
        .filter(({ offset }) => BigInt(offset) >= this.#offsetOf(topic, partition));
      const last = records.at(-1);
      if (!last) continue;
      if (!(await this.#taken(records, take))) return;
      this.#next.set({ topic, partition, offset: BigInt(last.offset) + 1n });
      payload.resolveOffset(last.offset);
      await payload.heartbeat();
    }
  }

  /** No error may reach kafkajs, which would deliver the chunk again for ever. */
  async #taken(records: IncomingRecord[], take: ReadChunk): Promise<boolean> {
    try {
      await take(records);
      return true;
    } catch (error) {
      this.#stopping = true;
      this.#failed.reject(error);
      return false;
    }
  }

  #offsetOf(topic: string, partition: number): bigint {
    // A partition that was not asked for has nothing to be read.
    return this.#next.find({ topic, partition })?.offset ?? BigInt(Number.MAX_SAFE_INTEGER);
  }
}
