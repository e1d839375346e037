import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import {
  Positions,
  type IncomingRecord,
  type KafkaConnection,
  type Position,
  type ReadChunk,
  type TopicReader,
  type TopicReaderOptions,
} from '../../port/index.js';
import { AdminSession } from '../admin/admin-session.js';
import { kafkaClient } from '../client/client.js';
import { Connections } from '../client/connections.js';
import { nextAfter, nextAfterBatch } from '../client/next-after.js';
import { toRecord } from '../client/incoming-record.js';

const CHUNK_SIZE = 2_000;
const CONCURRENCY = 4;
const MAX_FETCH_WAIT_MS = 100;
const LEAVE_WITHIN_MS = 5_000;
const DELETE_WITHIN_MS = 4_000;
/** If the first connection fails, the reader fails. It replaces a later one without a limit of time. */
const RETRIES = 5;

/** A group of one member, which keeps its positions itself: after each join of kafkajs it returns to them. */
export class KafkaTopicReader implements TopicReader {
  readonly #connections: Connections;
  readonly #consumer: Consumer;
  readonly #next = new Positions();
  readonly #joined = Promise.withResolvers<void>();
  readonly #failed = Promise.withResolvers<never>();
  readonly #inHand = new Set<Promise<void>>();
  #skipped: Promise<unknown> = Promise.resolve();
  #hasJoined = false;
  #stopping = false;

  constructor(
    readonly connection: KafkaConnection,
    readonly options: TopicReaderOptions,
  ) {
    // It may fail while nobody waits for it yet.
    this.#failed.promise.catch(() => undefined);
    this.#connections = new Connections(connection.brokers);
    const { brokers, socketFactory } = this.#connections;
    const client = kafkaClient(connection, { brokers, socketFactory, retry: { retries: RETRIES } });
    this.#consumer = client.consumer({
      groupId: options.groupId,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: MAX_FETCH_WAIT_MS,
    });
  }

  get failed(): Promise<never> {
    return this.#failed.promise;
  }

  async start(positions: readonly Position[], handle: ReadChunk): Promise<void> {
    for (const position of positions) this.#next.set(position);
    this.#watch(handle);
    await this.#consumer.connect();
    const topics = [...new Set(positions.map(({ topic }) => topic))];
    await this.#consumer.subscribe({ topics, fromBeginning: true });
    await this.#consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.options.concurrency ?? CONCURRENCY,
      eachBatch: (payload) => this.#handleBatch(payload, handle),
    });
    await Promise.race([this.#joined.promise, this.failed]);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#joined.resolve();
    const left = this.#consumer.disconnect();
    await Promise.allSettled(this.#inHand);
    await Promise.race([left, sleep(LEAVE_WITHIN_MS, undefined, { ref: false })]);
    this.#connections.cut();
    await this.#deleteGroup();
  }

  #watch(handle: ReadChunk): void {
    const { GROUP_JOIN, END_BATCH_PROCESS, CRASH, REQUEST_TIMEOUT } = this.#consumer.events;
    this.#consumer.on(REQUEST_TIMEOUT, () => this.#connections.drop());
    this.#consumer.on(END_BATCH_PROCESS, ({ payload }) => {
      if (payload.batchSize === 0) this.#skipped = this.#skip(nextAfterBatch(payload), handle);
    });
    this.#consumer.on(GROUP_JOIN, ({ payload }) => {
      this.#hasJoined = true;
      this.#seek(payload.memberAssignment);
      this.#joined.resolve();
    });
    this.#consumer.on(CRASH, ({ payload }) => {
      if (!payload.restart) this.#failed.reject(payload.error);
    });
  }

  #seek(assigned: Record<string, number[]>): void {
    for (const { topic, partition, offset } of this.#next) {
      this.#consumer.seek({ topic, partition, offset: offset.toString() });
    }
    for (const [topic, partitions] of Object.entries(assigned)) {
      const unwanted = partitions.filter((partition) => !this.#next.find({ topic, partition }));
      this.#consumer.pause([{ topic, partitions: unwanted }]);
    }
  }

  async #handleBatch(payload: EachBatchPayload, handle: ReadChunk): Promise<void> {
    await this.#skipped;
    const { topic, partition, messages } = payload.batch;
    const size = this.options.chunkSize ?? CHUNK_SIZE;
    for (let start = 0; start < messages.length; start += size) {
      if (this.#stopping || payload.isStale()) return;
      const records = messages
        .slice(start, start + size)
        .map((message) => toRecord(topic, partition, message))
        .filter((record) => this.#isNext(record));
      const last = records.at(-1);
      if (!last) continue;
      const next = nextAfter(last, payload.batch);
      if (!(await this.#handled(records, next, handle))) return;
      this.#next.set(next);
      payload.resolveOffset(last.offset);
      await payload.heartbeat();
    }
  }

  /** Past a batch that holds no record. */
  async #skip(next: Position, handle: ReadChunk): Promise<void> {
    await this.#skipped;
    const known = this.#next.find(next);
    if (this.#stopping || !known || known.offset >= next.offset) return;
    if (await this.#handled([], next, handle)) this.#next.set(next);
  }

  /** No error may reach kafkajs: it would deliver the chunk again without end. */
  async #handled(records: IncomingRecord[], next: Position, handle: ReadChunk): Promise<boolean> {
    const handled = handle(records, next);
    this.#inHand.add(handled);
    try {
      await handled;
      return true;
    } catch (error) {
      this.#stopping = true;
      this.#failed.reject(error);
      return false;
    } finally {
      this.#inHand.delete(handled);
    }
  }

  /** After a rebalance kafkajs starts over. An unwanted partition has nothing to read. */
  #isNext(record: IncomingRecord): boolean {
    const next = this.#next.find(record);
    return next !== undefined && BigInt(record.offset) >= next.offset;
  }

  /**
   * The broker would forget a group without commits by itself, but lists it until then. Not every user may
   * delete it.
   */
  async #deleteGroup(): Promise<void> {
    if (!this.#hasJoined) return;
    const session = new AdminSession(this.connection, DELETE_WITHIN_MS);
    await session.ask((admin) => admin.deleteGroups([this.options.groupId])).catch(() => undefined);
    await session.close();
  }
}
