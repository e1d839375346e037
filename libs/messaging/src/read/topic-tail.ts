import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Backoff } from '../backoff.js';
import { createTopicOffsets, createTopicReader } from '../kafka-client.js';
import {
  Positions,
  type IncomingRecord,
  type KafkaConnection,
  type OffsetRange,
  type TopicReader,
} from '../port/index.js';
import { tailRanges, type TailOptions } from './tail-ranges.js';
import { UnreadRanges } from './unread-ranges.js';

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 2_000;

type OnRecord = (record: IncomingRecord) => void | Promise<void>;

/** Reads topics without taking part in a group, and hands over record by record. */
export class TopicTail {
  readonly #reader: TopicReader;
  readonly #next = new Positions();
  readonly #caughtUp = Promise.withResolvers<void>();

  constructor(readonly connection: KafkaConnection) {
    this.#reader = createTopicReader(connection, { groupId: `tail-${randomUUID()}`, concurrency: 1 });
  }

  /**
   * Resolves once it reads. With `from: 'now'`, every record produced after that is seen, none from before
   * the call. The records of one partition come in order. `onRecord` is called again, a few times, when it
   * fails.
   */
  async start(topics: string[], onRecord: OnRecord, options: TailOptions = { from: 'now' }): Promise<void> {
    const ranges = await this.#ranges(topics, options);
    const unread = new UnreadRanges(ranges);
    if (unread.isEmpty) this.#caughtUp.resolve();
    if (ranges.length === 0) return;
    const positions = ranges.map(({ topic, partition, begin }) => ({ topic, partition, offset: begin }));
    for (const position of positions) this.#next.set(position);
    await this.#reader.start(positions, async (records, next) => {
      for (const record of records) if (isWanted(record, options)) await handOver(record, onRecord);
      unread.noteRead(next);
      this.#next.set(next);
      if (unread.isEmpty) this.#caughtUp.resolve();
    });
  }

  /**
   * Resolves once everything that was there at the start has been handed over. Rejects as {@link failed}
   * does.
   */
  async caughtUp(): Promise<void> {
    await Promise.race([this.#caughtUp.promise, this.failed]);
  }

  /** Whether everything before the ends of these ranges, of partitions that it reads, was handed over. */
  hasRead(ranges: readonly OffsetRange[]): boolean {
    return ranges.every((range) => {
      const next = this.#next.find(range)?.offset ?? range.begin;
      return range.begin === range.end || next >= range.end;
    });
  }

  /** Rejects when a record could not be handed over, or when the broker is lost for good. Never resolves. */
  get failed(): Promise<never> {
    return this.#reader.failed;
  }

  async stop(): Promise<void> {
    await this.#reader.stop();
  }

  async #ranges(topics: string[], options: TailOptions): Promise<OffsetRange[]> {
    const offsets = createTopicOffsets(this.connection);
    try {
      return await tailRanges(offsets, topics, options);
    } finally {
      await offsets.close();
    }
  }
}

function isWanted({ topic, key }: IncomingRecord, { keys }: TailOptions): boolean {
  return keys?.get(topic)?.includes(key) ?? true;
}

async function handOver(record: IncomingRecord, onRecord: OnRecord): Promise<void> {
  const pause = new Backoff(FIRST_PAUSE_MS, MAX_PAUSE_MS);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await onRecord(record);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
    await sleep(pause.next());
  }
}
