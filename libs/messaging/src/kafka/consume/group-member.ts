import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer } from 'kafkajs';
import type {
  ChunkHandler,
  ConsumerTimeouts,
  EventConsumerOptions,
  KafkaConnection,
} from '../../port/index.js';
import { asMaxWaitTime } from '../patches/fetch-waits.js';
import { BatchHandler } from './batch-handler.js';
import { kafkaClient, UNLIMITED_RETRY } from '../client/client.js';
import { Connections } from '../client/connections.js';
import { nextAfterBatch } from '../client/next-after.js';
import { FetchWait } from './fetch-wait.js';
import { JoinedChunks } from './joined-chunks.js';
import { OffsetCommits } from './offset-commits.js';
import { PausedPartitions } from './paused-partitions.js';

// Kafka waits until the session of a killed member ends, and its group stands still meanwhile. kafkajs waits
// for the answer to a join a little longer than a rebalance may take.
const TIMEOUTS: ConsumerTimeouts = { session: 10_000, heartbeat: 3_000, rebalance: 45_000, leave: 5_000 };
/** The longest delay before the member finds an added partition, which has records at once. */
const METADATA_MAX_AGE_MS = 25_000;
/** After a crash this much finished work comes again, and the reported lag is late by as much. */
const COMMIT_EVERY_MS = 500;
const CHUNK_SIZE = 500;
const CONCURRENCY = 4;
const MAX_JOINED_PARTITIONS = 32;

/** The events of a member. */
export interface MemberEvents {
  /** At each join: the first, and those of rebalances. */
  joined(): void;
  /** At each sign of life. */
  progressed(): void;
}

/** One membership of a group: from its join until it is left, or lost for good. */
export class GroupMember {
  readonly #connections: Connections;
  readonly #fetchWait: FetchWait;
  readonly #consumer: Consumer;
  readonly #paused: PausedPartitions;
  readonly #commits: OffsetCommits;
  readonly #batches: BatchHandler;
  readonly #timeouts: ConsumerTimeouts;
  readonly #left = Promise.withResolvers<void>();
  readonly #lost = Promise.withResolvers<never>();
  #joining: Promise<void> = Promise.resolve();

  constructor(
    connection: KafkaConnection,
    readonly options: EventConsumerOptions,
    handler: ChunkHandler,
    readonly events: MemberEvents,
  ) {
    this.#timeouts = { ...TIMEOUTS, ...options.timeouts };
    this.#connections = new Connections(connection.brokers);
    this.#fetchWait = new FetchWait({
      heartbeatIntervalMs: this.#timeouts.heartbeat,
      firstResumed: () => this.#paused.firstResumed,
      missed: options.missed,
      beforeJoin: () => this.#commits.flush(),
    });
    this.#consumer = this.#newConsumer(connection);
    this.#paused = new PausedPartitions(this.#consumer);
    this.#commits = new OffsetCommits({
      consumer: this.#consumer,
      mark: options.mark,
      everyMs: COMMIT_EVERY_MS,
      refused: (error) => this.#lost.reject(error),
    });
    const chunkSize = options.chunkSize ?? CHUNK_SIZE;
    this.#batches = new BatchHandler({
      handler: options.join ? new JoinedChunks(handler, chunkSize).handle : handler,
      chunkSize,
      heartbeatIntervalMs: this.#timeouts.heartbeat,
      paused: this.#paused,
      commits: this.#commits,
      progressed: () => events.progressed(),
      log: connection.log,
    });
  }

  /** Resolves once the group was left, and rejects when the membership is lost for good. */
  async run(): Promise<void> {
    this.#watch();
    const lost = this.#lost.promise;
    // It may be lost while nobody waits for it yet.
    lost.catch(() => undefined);
    this.#joining = this.#join();
    await Promise.race([lost, this.#joining.then(() => lost), this.#left.promise]);
  }

  /**
   * Finishes the chunks in hand, commits them and leaves the group. If the broker does not answer, it leaves
   * without an answer.
   */
  async leave(): Promise<void> {
    this.#paused.clear();
    const left = this.#leave();
    await this.#batches.idle();
    await Promise.race([left, sleep(this.#timeouts.leave, undefined, { ref: false })]);
    this.#connections.cut();
    this.#left.resolve();
  }

  async #join(): Promise<void> {
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topics: this.options.topics, fromBeginning: true });
    await this.#consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.options.join
        ? MAX_JOINED_PARTITIONS
        : (this.options.concurrency ?? CONCURRENCY),
      eachBatch: this.#batches.handle,
    });
  }

  async #leave(): Promise<void> {
    // If kafkajs is stopped in the middle of a join, it still becomes a member afterwards.
    await this.#joining.catch(() => undefined);
    const committed = this.#commits.close();
    const stopped = this.#consumer.stop();
    this.#fetchWait.end();
    await Promise.all([committed, stopped]);
  }

  /** Follows kafkajs's events, and notices when it has given up. */
  #watch(): void {
    const { events } = this.#consumer;
    const { GROUP_JOIN, HEARTBEAT, FETCH, END_BATCH_PROCESS, CRASH, REQUEST_TIMEOUT } = events;
    this.#consumer.on(HEARTBEAT, () => this.#fetchWait.noteHeartbeat());
    this.#consumer.on(FETCH, () => this.events.progressed());
    this.#consumer.on(END_BATCH_PROCESS, ({ payload }) => {
      // kafkajs silently skips a batch without records.
      if (payload.batchSize === 0) void this.#commits.commit(nextAfterBatch(payload));
    });
    this.#consumer.on(GROUP_JOIN, ({ payload }) => {
      this.#fetchWait.noteHeartbeat();
      this.#commits.forget();
      this.#paused.resumeAll(payload.memberAssignment);
      this.events.joined();
    });
    this.#consumer.on(CRASH, ({ payload }) => this.#lost.reject(payload.error));
    this.#consumer.on(REQUEST_TIMEOUT, ({ payload: { apiName } }) => {
      this.#lost.reject(new Error(`Kafka did not answer in time (${apiName})`));
      // kafkajs would repeat each request on the same connection, and leaving would wait for that.
      this.#connections.cut();
    });
  }

  #newConsumer(connection: KafkaConnection): Consumer {
    const { brokers, socketFactory } = this.#connections;
    return kafkaClient(connection, { brokers, socketFactory }).consumer({
      groupId: this.options.groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: this.#timeouts.session,
      rebalanceTimeout: this.#timeouts.rebalance,
      heartbeatInterval: this.#timeouts.heartbeat,
      metadataMaxAge: METADATA_MAX_AGE_MS,
      maxWaitTimeInMs: asMaxWaitTime(this.#fetchWait),
      retry: { ...UNLIMITED_RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
  }
}
