import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseUnavailable, isShortLived, type Database } from '@shop/database';
import {
  createTopicReader,
  identityOf,
  MessagingError,
  positionAfter,
  Positions,
  readEvent,
  runsOf,
  rangeFrom,
  sizeOf,
  type EventSerde,
  type IncomingRecord,
  type KafkaConnection,
  type OffsetRange,
  type Position,
  type TopicReader,
} from '@shop/messaging';
import type { Message } from '@bufbuild/protobuf';
import { asProjector } from '../as-projector.js';
import type { Projection } from '../projection.decorator.js';
import type { ProjectionTransaction } from '../projection-transaction.js';
import { RebuildError, RebuildStoppedError } from './errors.js';
import type { RebuildStore } from './rebuild-state.js';

const MAX_ATTEMPTS = 5;

export interface FillerOptions {
  projection: Projection;
  /** The schema of its tables. */
  schema: string;
  database: Database;
  store: RebuildStore;
  serde: EventSerde;
  kafka: KafkaConnection;
  groupId: string;
  /** The ranges that the topics hold now. */
  ranges(): Promise<OffsetRange[]>;
  /** Events whose effect an operator has given up. */
  discarded: ReadonlySet<string>;
  /** Ends whatever waits for it. */
  signal?: AbortSignal | undefined;
}

/** An event, or the key that a tombstone removes. */
type Fact = Message | string;

/** A record without a readable event. The live group has it among its dead letters. */
export interface Unreadable {
  topic: string;
  partition: number;
  offset: string;
  reason: string;
}

/**
 * Writes the facts of topics into tables, from the stored positions on, while it runs. One transaction holds
 * the rows and the position after them: wherever it is killed, it goes on there.
 */
export class Filler {
  /** By position, since a chunk may be read again. */
  readonly unreadable = new Map<string, Unreadable>();
  /** Records taken by this process. */
  read = 0;
  readonly #reader: TopicReader;
  readonly #positions = new Positions();
  readonly #stopped = Promise.withResolvers<never>();

  constructor(readonly options: FillerOptions) {
    this.#reader = createTopicReader(options.kafka, { groupId: options.groupId });
    // Nobody need be waiting at that moment.
    this.#stopped.promise.catch(() => undefined);
    const stop = (): void => this.#stopped.reject(new RebuildStoppedError('The rebuild was stopped'));
    if (options.signal?.aborted) stop();
    else options.signal?.addEventListener('abort', stop, { once: true });
  }

  async start(): Promise<void> {
    const positions = await this.options.store.positions(this.options.database);
    for (const position of positions) this.#positions.set(position);
    await this.#reader.start(positions, (records, next) => this.#project(records, next));
  }

  async stop(): Promise<void> {
    await this.#reader.stop();
  }

  /**
   * How many records there are between where it is and the ends. @throws RebuildError when the topics have
   * lost some of them
   */
  behind(ranges: readonly OffsetRange[]): bigint {
    return ranges.reduce((sum, range) => sum + this.#missing(range), 0n);
  }

  /**
   * Resolves once everything before the ends is written. @throws what went wrong, or RebuildError when time
   * runs out
   */
  async reach(ranges: readonly OffsetRange[], withinMs = Infinity): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (this.behind(ranges) > 0n) {
      if (performance.now() > deadline) {
        throw new RebuildError(`${this.behind(ranges)} facts were not taken in ${withinMs} ms`);
      }
      await this.orFailed(sleep(20));
    }
  }

  /**
   * Resolves with the given work, or rejects with the failure or the stop of the filler if that comes first.
   */
  orFailed<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#reader.failed, this.#stopped.promise]);
  }

  #missing(range: OffsetRange): bigint {
    const { topic, partition, begin } = range;
    const offset = this.#positions.find(range)?.offset ?? begin;
    if (begin > offset && this.#needsAllOf(topic)) {
      throw new RebuildError(
        `${topic} has lost facts before they were read (partition ${partition}, from offset ${offset} on): abort this rebuild and begin another`,
      );
    }
    return sizeOf(rangeFrom(range, offset));
  }

  /** A compacted topic needs only the latest record of each key. */
  #needsAllOf(topic: string): boolean {
    return this.options.projection.topics.some(({ name, cleanup }) => name === topic && cleanup === 'delete');
  }

  async #project(records: readonly IncomingRecord[], next: Position): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#write(records, next);
      } catch (error) {
        if (!isShortLived(error) || attempt === MAX_ATTEMPTS) return this.#narrow(records, next, error);
      }
      await sleep(20 * 2 ** attempt);
    }
  }

  /** Finds the record that fails, by halves. The first half may well be written. */
  async #narrow(records: readonly IncomingRecord[], next: Position, error: unknown): Promise<void> {
    if (error instanceof RebuildError || isDatabaseUnavailable(error)) throw error;
    const middle = Math.ceil(records.length / 2);
    const last = records[middle - 1];
    if (last && middle < records.length) {
      await this.#project(records.slice(0, middle), positionAfter(last));
      return this.#project(records.slice(middle), next);
    }
    const [record] = records;
    const where = `${record?.topic}, partition ${record?.partition}, offset ${record?.offset}`;
    throw new RebuildError(`The projector failed at ${where}`, { cause: error });
  }

  async #write(records: readonly IncomingRecord[], next: Position): Promise<void> {
    const { database, schema, store } = this.options;
    const position = this.#positions.find(next);
    if (!position) return;
    const [first] = records;
    // Kafka skips records without a word. Retention may have removed them during this read.
    if (!first || BigInt(first.offset) > position.offset) this.behind(await this.options.ranges());
    const facts = await this.#facts(position.topic, records);
    await database.transaction(async (tx) => {
      // Lost with a crash are whole transactions only, and with them their positions.
      await tx.query(
        `select set_config('search_path', $1, true), set_config('synchronous_commit', 'off', true)`,
        [schema],
      );
      // First, so that an abort waits for this transaction before it drops the tables.
      if (!(await store.advance(tx, position, next.offset))) {
        throw new RebuildError('The rebuild was aborted, or is in the hands of another process');
      }
      if (facts.length === 0) return;
      await asProjector(tx, async (limited) => {
        for (const run of runsOf(facts, isKey)) await this.#projectRun(position.topic, run, limited);
      });
    });
    this.#positions.set(next);
    this.read += records.length;
  }

  /**
   * Projects a run of one kind, facts or tombstones, so that a key that is removed between two of its events
   * is removed between them.
   */
  async #projectRun(topic: string, run: readonly Fact[], tx: ProjectionTransaction): Promise<void> {
    const { projection } = this.options;
    const keys = run.filter(isKey);
    if (keys.length > 0) await projection.forget(topic, keys, tx);
    else await projection.project(topic, run.filter(isEvent), tx);
  }

  async #facts(topicName: string, records: readonly IncomingRecord[]): Promise<Fact[]> {
    const { projection, serde, discarded } = this.options;
    const topic = projection.topics.find(({ name }) => name === topicName);
    if (!topic) throw new Error(`${projection.name} does not read ${topicName}`);
    const facts: Fact[] = [];
    for (const record of records) {
      if (record.value === null && projection.forgets(topicName)) {
        facts.push(record.key);
        continue;
      }
      try {
        const { metadata, event } = await readEvent(topic, record, serde);
        if (!discarded.has(identityOf(metadata, topic))) facts.push(event);
      } catch (error) {
        if (!(error instanceof MessagingError) || error.kind !== 'poison') throw error;
        const { partition, offset } = record;
        const where = `${topic.name}/${partition}/${offset}`;
        this.unreadable.set(where, { topic: topic.name, partition, offset, reason: error.message });
      }
    }
    return facts;
  }
}

function isKey(fact: Fact): fact is string {
  return typeof fact === 'string';
}

function isEvent(fact: Fact): fact is Message {
  return typeof fact !== 'string';
}
