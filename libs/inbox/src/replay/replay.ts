import { randomUUID } from 'node:crypto';
import { serverTime } from '@shop/database';
import { createTopicOffsets, readRanges, type IncomingRecord, type KafkaConnection } from '@shop/messaging';
import { DAY_MS } from '@shop/topics';
import type { Decision } from '../decision.js';
import { Pace } from '../pace.js';
import { findRanges, type Bounds, type ReplayRange } from './find-ranges.js';
import { countParked, type StillParked } from './count-parked.js';
import { replayChunk, type ChunkReplay, type ReplayOptions } from './replay-chunk.js';
import { BeyondLogError, NotReplayableError, TopicNotHandledError } from './replay.errors.js';
import { addTo, emptyTally, type Tally } from './tally.js';

const DEFAULT_EVENTS_PER_S = 100;
const MAX_AT_ONCE = 200;
/**
 * The seconds of events that are sent at once. A reader that is silent for much longer looks dead to the
 * broker.
 */
const MAX_S_AT_ONCE = 5;

export interface ReplaySetup extends Pick<ChunkReplay, 'database' | 'parking' | 'handlers' | 'serde'> {
  kafka: KafkaConnection;
  /** How many days the log of processed events remembers. */
  windowDays: number;
}

export interface ReplayOrder extends Bounds, ReplayOptions {
  decision: Decision;
  /** The most events handed over in a second. */
  eventsPerSecond?: number | undefined;
}

/** The progress of a replay. */
export interface ReplayStep {
  /** The number of records in the ranges, of this key or another. */
  read: number;
  tally: Tally;
}

/** A permitted replay. It has done nothing so far. */
export interface PreparedReplay {
  /** One range for each partition. */
  ranges: readonly ReplayRange[];
  /**
   * Replays, and reports its progress after each chunk. The signal ends it, and so does a caller that asks
   * for no more. The last report is then complete.
   */
  run(signal: AbortSignal): AsyncGenerator<ReplayStep>;
  /** Counts the events of the ranges that wait in the tiers, and those that are dead. */
  stillParked(): Promise<StillParked>;
}

/**
 * Hands a bounded range of a topic to one group again: the unhandled events, or by force all of them. The
 * events go through the group's own retry topic, so no other group sees them, and the group's offsets stay
 * where they are.
 */
export class Replay {
  constructor(readonly setup: ReplaySetup) {}

  get group(): string {
    return this.setup.parking.ledger.consumer;
  }

  /** @throws ReplayError if the replay is not allowed */
  async prepare(order: ReplayOrder): Promise<PreparedReplay> {
    const now = await serverTime(this.setup.database);
    const knownSince = new Date(now.getTime() - this.setup.windowDays * DAY_MS);
    this.#assertAllowed(order, knownSince);
    const ranges = await this.#findRanges(order);
    return {
      ranges,
      run: (signal) => this.#run(order, { ranges, knownSince, signal }),
      stillParked: () => countParked(this.setup.database, this.group, ranges, order.key),
    };
  }

  #assertAllowed({ topic, from, force }: ReplayOrder, knownSince: Date): void {
    const handler = this.setup.handlers.get(topic);
    if (!handler) throw new TopicNotHandledError(this.group, topic, this.setup.handlers.keys());
    if (force && !handler.replayable) throw new NotReplayableError(this.group, topic);
    if (!force && 'time' in from && from.time < knownSince) throw new BeyondLogError(knownSince);
  }

  async #findRanges(bounds: Bounds): Promise<ReplayRange[]> {
    const offsets = createTopicOffsets(this.setup.kafka);
    try {
      await offsets.connect();
      return await findRanges(offsets, this.group, bounds);
    } finally {
      await offsets.close();
    }
  }

  async *#run(
    order: ReplayOrder,
    { ranges, knownSince, signal }: { ranges: readonly ReplayRange[]; knownSince: Date; signal: AbortSignal },
  ): AsyncGenerator<ReplayStep> {
    const { dryRun, force, key, eventsPerSecond = DEFAULT_EVENTS_PER_S } = order;
    const chunk = { ...this.setup, knownSince, dryRun, force, opening: openingOf(order) };
    const pace = new Pace(eventsPerSecond);
    const total: ReplayStep = { read: 0, tally: emptyTally() };
    for await (const records of this.#read(ranges, eventsPerSecond, signal)) {
      await pace.ready(signal);
      if (signal.aborted) return;
      const tally = await replayChunk(chunk, records.filter(isOf(key)));
      if (!dryRun) pace.spend(tally.sent);
      total.read += records.length;
      addTo(total.tally, tally);
      yield structuredClone(total);
    }
  }

  async *#read(
    ranges: readonly ReplayRange[],
    eventsPerSecond: number,
    signal: AbortSignal,
  ): AsyncGenerator<IncomingRecord[]> {
    const chunkSize = Math.min(Math.max(Math.floor(eventsPerSecond * MAX_S_AT_ONCE), 1), MAX_AT_ONCE);
    try {
      yield* readRanges(this.setup.kafka, ranges, {
        // Below the group's own name: a service may use no other.
        groupId: `${this.group}.replay-${randomUUID()}`,
        chunkSize,
        signal,
      });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}

function isOf(key: string | undefined): (record: IncomingRecord) => boolean {
  return (record) => key === undefined || record.key === key;
}

function openingOf({ force, decision: { actor, reason } }: ReplayOrder): ChunkReplay['opening'] {
  return { what: force ? 'replayed by force' : 'replayed', detail: reason ?? 'no reason given', actor };
}
