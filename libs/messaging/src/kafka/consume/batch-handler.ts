import type { EachBatchPayload } from 'kafkajs';
import { nextAfter } from '../client/next-after.js';
import {
  type ChunkHandler,
  type ChunkOutcome,
  type IncomingRecord,
  type KafkaLog,
} from '../../port/index.js';
import { toRecord } from '../client/incoming-record.js';
import { Heartbeat } from './heartbeat.js';
import type { OffsetCommits } from './offset-commits.js';
import type { PausedPartitions } from './paused-partitions.js';

const RETRY_AFTER_THROW_MS = 500;

export interface BatchHandlerOptions {
  handler: ChunkHandler;
  chunkSize: number;
  heartbeatIntervalMs: number;
  paused: PausedPartitions;
  commits: OffsetCommits;
  progressed: () => void;
  log: KafkaLog | undefined;
}

/**
 * Hands the batches of kafkajs over in chunks, and commits the offset of each chunk once it is done: never
 * before, and never past it.
 */
export class BatchHandler {
  readonly #inHand = new Set<Promise<unknown>>();

  constructor(readonly options: BatchHandlerOptions) {}

  readonly handle = async (payload: EachBatchPayload): Promise<void> => {
    const { batch } = payload;
    const heartbeat = new Heartbeat(() => payload.heartbeat(), this.options.heartbeatIntervalMs);
    try {
      for (const chunk of chunksOf(batch.messages, this.options.chunkSize)) {
        if (!payload.isRunning() || payload.isStale() || heartbeat.lost) break;
        const records = chunk.map((message) => toRecord(batch.topic, batch.partition, message));
        if (!(await this.#handleChunk(records, payload))) break;
      }
    } finally {
      await heartbeat.stop();
    }
  };

  /** Resolves when the present chunks of the handlers are done. */
  async idle(): Promise<void> {
    await Promise.all(this.#inHand);
  }

  /** Returns whether to go on with this partition. */
  async #handleChunk(records: IncomingRecord[], payload: EachBatchPayload): Promise<boolean> {
    const { topic, partition } = payload.batch;
    const { done, retryIn } = await this.#call(records);
    this.options.progressed();
    const last = records[done - 1];
    if (last) {
      payload.resolveOffset(last.offset);
      await this.options.commits.commit(nextAfter(last, payload.batch), payload);
    }
    if (done === records.length) return true;
    this.options.paused.pause(topic, partition, retryIn ?? 0);
    return false;
  }

  async #call(records: IncomingRecord[]): Promise<ChunkOutcome> {
    const outcome = this.#outcomeOf(records);
    this.#inHand.add(outcome);
    try {
      return await outcome;
    } finally {
      this.#inHand.delete(outcome);
    }
  }

  /** No error of a handler may reach kafkajs: after a `TypeError` it gives up for good, and in silence. */
  async #outcomeOf(records: IncomingRecord[]): Promise<ChunkOutcome> {
    try {
      return await this.options.handler(records);
    } catch (error) {
      this.options.log?.warn({ err: error }, 'a chunk handler threw; its chunk comes again');
      return { done: 0, retryIn: RETRY_AFTER_THROW_MS };
    }
  }
}

function* chunksOf<T>(items: T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
