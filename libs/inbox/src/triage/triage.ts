import { topicCatalogue, type Topic } from '@shop/contracts';
import type { Database } from '@shop/database';
import type { EventSerde } from '@shop/messaging';
import { headersFromJson } from '@shop/outbox';
import type { Parking } from '../ledger/parking.js';
import type { DeadLetter, DeadLetterDetails, DeadLetterKind, Decision } from './dead-letter.js';
import type { DeadLetterFilter } from './dead-letter-filter.js';
import {
  countDeadHeads,
  findParked,
  listDeadHeads,
  listDeadLetters,
  summarizeDeadLetters,
  type ListedRow,
  type Page,
} from './dead-letter-queries.js';
import { KeyTriage, type RedriveOptions, type TriagedKey, type TriageOptions } from './key-triage.js';
import { Pace } from './pace.js';
import { readContent } from './read-content.js';
import { NotParkedError, TriageError } from './triage.errors.js';

const DEFAULT_REDRIVE_CAP = 5;
const DEFAULT_RATE = 100;
const HEADS_AT_ONCE = 100;

export interface TriageSetup {
  /** Where the group's handlers have their effects. */
  database: Database;
  parking: Parking;
  serde: EventSerde;
  /** To tell how events are read. */
  topics?: readonly Topic[];
  /** After that many redrives of an event that keeps failing, another one is refused. */
  redriveCap?: number;
}

export interface DeadLetterPage {
  items: DeadLetter[];
  /** For the next page, if there is one. */
  nextCursor?: string;
}

export interface RedriveAllOptions extends RedriveOptions {
  /** The most events handed over in a second, those that follow others included. */
  eventsPerSecond?: number | undefined;
  /** Ends it before the next key. */
  signal?: AbortSignal | undefined;
}

/** One of the keys that a redrive of many goes through, and how far that has come. */
export type RedriveStep = { done: number; total: number; eventId: string } & (
  { redriven: TriagedKey } | { refused: TriageError }
);

/** The desk for a group's dead letters: what is there, and what is to become of it. */
export class Triage {
  readonly #keys: KeyTriage;
  readonly #redriveCap: number;

  constructor(readonly setup: TriageSetup) {
    this.#redriveCap = setup.redriveCap ?? DEFAULT_REDRIVE_CAP;
    this.#keys = new KeyTriage(setup.database, setup.parking, this.#redriveCap);
  }

  get group(): string {
    return this.setup.parking.ledger.consumer;
  }

  /** The latest first. */
  async list(filter: DeadLetterFilter, { after, limit }: Page): Promise<DeadLetterPage> {
    // One more than asked for tells whether there is a next page.
    const rows = await listDeadLetters(this.setup.database, this.group, filter, { after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => this.#describe(row)),
      ...(last && rows.length > limit && { nextCursor: last.seq }),
    };
  }

  /** The dead heads by what they failed with, the most frequent first. */
  summary(filter: DeadLetterFilter = {}): Promise<DeadLetterKind[]> {
    return summarizeDeadLetters(this.setup.database, this.group, filter, this.#redriveCap);
  }

  /** @throws NotParkedError */
  async show(eventId: string): Promise<DeadLetterDetails> {
    const { database, parking, serde, topics = topicCatalogue } = this.setup;
    const row = await findParked(database, this.group, eventId);
    const history = await parking.ledger.history(database, eventId);
    if (!row) throw new NotParkedError(this.group, eventId, history.at(-1));
    const { headers, payload, errorStack, ...listed } = row;
    const content = await readContent(topics, serde, { topic: row.topic, payload });
    return { ...this.#describe(listed), headers: headersFromJson(headers), content, errorStack, history };
  }

  /**
   * Hands the head of a key to its handler again, and what waits for it after it.
   *
   * @throws NotParkedError, NotHeadError, NotDeadError, QuarantinedError
   */
  redrive(eventId: string, decision: Decision, options: RedriveOptions = {}): Promise<TriagedKey> {
    return this.#keys.redrive(eventId, decision, options);
  }

  /** Redrives every head that matches, key by key, the oldest first. What is refused is told and left alone. */
  async *redriveMatching(
    filter: DeadLetterFilter,
    decision: Decision,
    { eventsPerSecond = DEFAULT_RATE, signal, ...options }: RedriveAllOptions = {},
  ): AsyncGenerator<RedriveStep> {
    const total = await countDeadHeads(this.setup.database, this.group, filter);
    const pace = new Pace(eventsPerSecond);
    let done = 0;
    for await (const eventId of this.#deadHeads(filter)) {
      await pace.ready(signal);
      if (signal?.aborted) return;
      const outcome = await this.#tryRedrive(eventId, decision, options);
      if ('redriven' in outcome && !options.dryRun) pace.spend(1 + outcome.redriven.followers);
      done += 1;
      yield { done, total: Math.max(done, total), eventId, ...outcome };
    }
  }

  /**
   * Lets the head of a key go without its effect, and what waits for it be handled.
   *
   * @throws NotParkedError, NotHeadError, NotDeadError
   */
  discard(
    eventId: string,
    decision: Decision & { reason: string },
    options: TriageOptions = {},
  ): Promise<TriagedKey> {
    return this.#keys.discard(eventId, decision, options);
  }

  async #tryRedrive(
    eventId: string,
    decision: Decision,
    options: RedriveOptions,
  ): Promise<{ redriven: TriagedKey } | { refused: TriageError }> {
    try {
      return { redriven: await this.redrive(eventId, decision, options) };
    } catch (error) {
      if (error instanceof TriageError) return { refused: error };
      throw error;
    }
  }

  async *#deadHeads(filter: DeadLetterFilter): AsyncGenerator<string> {
    let after: string | undefined;
    for (;;) {
      const heads = await listDeadHeads(this.setup.database, this.group, filter, {
        after,
        limit: HEADS_AT_ONCE,
      });
      for (const { eventId } of heads) yield eventId;
      after = heads.at(-1)?.seq;
      if (after === undefined) return;
    }
  }

  #describe({ seq: _, ...row }: ListedRow): DeadLetter {
    return { ...row, quarantined: row.redrives >= this.#redriveCap };
  }
}
