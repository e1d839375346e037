import type { Consumer, ConsumerCrashEvent, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type {
  ChunkHandler,
  EventConsumer,
  EventConsumerOptions,
  IncomingRecord,
  RecordHeaders,
} from '../port.js';
import { kafkaClient, type KafkaConnection } from './client.js';
import { Heartbeat } from './heartbeat.js';
import { PausedPartitions } from './paused-partitions.js';

const SESSION_TIMEOUT = 30_000;
const HEARTBEAT_INTERVAL = 3_000;
/** Without a fetch or a finished chunk for this long, a consumer counts as stuck. */
const STUCK_AFTER = 90_000;

/**
 * A member of one consumer group. Chunks of a partition are handed over in order; an offset is committed only after
 * its chunk is done, and never past it. No error of a handler reaches kafkajs, which would crash on some for good.
 */
export class KafkaConsumer implements EventConsumer {
  readonly #consumer: Consumer;
  readonly #paused: PausedPartitions;
  #problem: string | undefined = 'not started';
  #lastProgress = Date.now();

  constructor(
    connection: KafkaConnection,
    readonly options: EventConsumerOptions,
    /** Called when kafkajs has given up for good. The process should end: a consumer that stands still looks alive. */
    readonly onCrash: (error: Error) => void = () => undefined,
  ) {
    this.#consumer = kafkaClient(connection).consumer({
      groupId: options.groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: SESSION_TIMEOUT,
      rebalanceTimeout: 60_000,
      heartbeatInterval: HEARTBEAT_INTERVAL,
      maxWaitTimeInMs: 500,
      retry: { initialRetryTime: 100, maxRetryTime: 3_000, retries: Number.MAX_SAFE_INTEGER },
    });
    this.#paused = new PausedPartitions(this.#consumer);
  }

  async start(handler: ChunkHandler): Promise<void> {
    const joined = this.#watch();
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topics: this.options.topics, fromBeginning: true });
    await this.#consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.options.concurrency ?? 4,
      eachBatch: (payload) => this.#eachBatch(payload, handler),
    });
    await joined;
  }

  async stop(): Promise<void> {
    this.#problem = 'stopped';
    this.#paused.clear();
    await this.#consumer.disconnect();
  }

  problem(): string | undefined {
    if (this.#problem) return this.#problem;
    const silence = Date.now() - this.#lastProgress;
    return silence > STUCK_AFTER ? `no fetch and no progress for ${Math.round(silence / 1000)} s` : undefined;
  }

  async #eachBatch(payload: EachBatchPayload, handler: ChunkHandler): Promise<void> {
    const { batch } = payload;
    const heartbeat = new Heartbeat(() => payload.heartbeat(), HEARTBEAT_INTERVAL);
    try {
      for (const chunk of chunksOf(batch.messages, this.options.chunkSize ?? 500)) {
        if (!payload.isRunning() || payload.isStale() || heartbeat.lost) break;
        const records = chunk.map((message) => toRecord(batch.topic, batch.partition, message));
        if (!(await this.#take(records, payload, handler))) break;
      }
    } finally {
      await heartbeat.stop();
    }
  }

  /** Hands one chunk over and commits what is done of it. Returns whether to go on with this partition. */
  async #take(records: IncomingRecord[], payload: EachBatchPayload, handler: ChunkHandler): Promise<boolean> {
    const { topic, partition } = payload.batch;
    const { done, retryIn } = await handler(records);
    this.#lastProgress = Date.now();
    const last = records[done - 1];
    if (last) {
      payload.resolveOffset(last.offset);
      const next = (BigInt(last.offset) + 1n).toString();
      await payload.commitOffsetsIfNecessary({
        topics: [{ topic, partitions: [{ partition, offset: next }] }],
      });
    }
    if (done === records.length) return true;
    this.#paused.pause(topic, partition, retryIn ?? 0);
    return false;
  }

  /** Follows kafkajs's events; resolves at the first join. */
  #watch(): Promise<void> {
    const { GROUP_JOIN, FETCH, CRASH } = this.#consumer.events;
    this.#consumer.on(FETCH, () => {
      this.#lastProgress = Date.now();
    });
    this.#consumer.on(CRASH, (event) => this.#crashed(event));
    return new Promise((resolve) => {
      this.#consumer.on(GROUP_JOIN, ({ payload }) => {
        this.#problem = undefined;
        this.#lastProgress = Date.now();
        this.#paused.resumeAll(payload.memberAssignment);
        resolve();
      });
    });
  }

  #crashed({ payload: { error, restart } }: ConsumerCrashEvent): void {
    this.#problem = `crashed: ${error.message}`;
    if (!restart) this.onCrash(error);
  }
}

function* chunksOf<T>(items: T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

function toRecord(topic: string, partition: number, message: KafkaMessage): IncomingRecord {
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key?.toString() ?? '',
    value: message.value,
    headers: singleHeaders(message.headers),
    timestamp: Number(message.timestamp),
  };
}

/** Kafka allows a header to repeat; the last one counts, as in Kafka's own `lastHeader`. */
export function singleHeaders(headers: KafkaMessage['headers'] = {}): RecordHeaders {
  const single: RecordHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) single[name] = last;
  }
  return single;
}
