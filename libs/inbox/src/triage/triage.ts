import type { Catalogue } from '@shop/topics';
import type { Database } from '@shop/database';
import type { EventSerde } from '@shop/messaging';
import type { Decision } from '../decision.js';
import type { Parking } from '../ledger/parking.js';
import type { DeadLetter, DeadLetterDetails, DeadLetterKind } from './dead-letter.js';
import { listDecided, type DecidedPage } from './decided-letters.js';
import type { DeadLetterFilter } from './dead-letter-filter.js';
import {
  findParked,
  listDeadLetters,
  summarizeDeadLetters,
  type ListedRow,
  type Page,
} from './dead-letter-queries.js';
import { KeyTriage, type RedriveOptions, type TriagedKey, type TriageOptions } from './key-triage.js';
import { readContent } from './read-content.js';
import {
  triageMany,
  type DiscardStep,
  type RedriveManyOptions,
  type RedriveStep,
  type TriageManyOptions,
} from './triage-many.js';
import { NotParkedError } from './triage.errors.js';
import { findWhereabouts, type EventsInQuestion, type Whereabouts } from './whereabouts.js';

const DEFAULT_REDRIVE_CAP = 5;

export interface TriageSetup {
  /** The database of the effects of the group's handlers. */
  database: Database;
  parking: Parking;
  serde: EventSerde;
  /** Decodes events. */
  topics: Catalogue;
  /** After this many redrives of an event that keeps failing, triage refuses another one. */
  redriveCap?: number;
}

export interface DeadLetterPage {
  items: DeadLetter[];
  /** For the next page, if there is one. */
  nextCursor?: string;
}

/** Shows a group's dead letters, and decides on them. */
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
    // One row more than requested shows whether there is a next page.
    const rows = await listDeadLetters(this.setup.database, this.group, filter, { after, limit: limit + 1 });
    const { items, ...next } = toPage(rows, limit);
    return { items: items.map((row) => this.#describe(row)), ...next };
  }

  /** The decisions on dead letters, the latest first. The record outlives the letters. */
  async decided({ after, limit }: Page): Promise<DecidedPage> {
    const rows = await listDecided(this.setup.database, this.group, { after, limit: limit + 1 });
    return toPage(rows, limit);
  }

  /** The dead heads by their failure, the most frequent first. */
  summary(filter: DeadLetterFilter = {}): Promise<DeadLetterKind[]> {
    return summarizeDeadLetters(this.setup.database, this.group, filter, this.#redriveCap);
  }

  /** @throws NotParkedError */
  async show(eventId: string): Promise<DeadLetterDetails> {
    const { database, parking, serde, topics } = this.setup;
    const row = await findParked(database, this.group, eventId);
    const history = await parking.ledger.history(database, eventId);
    if (!row) throw new NotParkedError(this.group, eventId, history);
    const { payload, ...shown } = row;
    const content = await readContent(topics, serde, { topic: row.topic, payload });
    return { ...this.#describe(shown), content, history };
  }

  /**
   * The stages of events that have one of the keys, or one of the ids, and their history since they were
   * first parked.
   */
  whereabouts(of: EventsInQuestion): Promise<Whereabouts> {
    return findWhereabouts(this.setup.database, this.setup.parking, of);
  }

  /**
   * Hands the head of a key to its handler again, and then the events that wait for it.
   *
   * @throws NotParkedError, NotHeadError, NotDeadError, QuarantinedError
   */
  redrive(eventId: string, decision: Decision, options: RedriveOptions = {}): Promise<TriagedKey> {
    return this.#keys.redrive(eventId, decision, options);
  }

  /**
   * Redrives every head that matches, key by key, the oldest first. A refused key is reported and left alone.
   */
  redriveMatching(
    filter: DeadLetterFilter,
    decision: Decision,
    options: RedriveManyOptions = {},
  ): AsyncGenerator<RedriveStep> {
    const decide = (eventId: string) => this.#keys.redrive(eventId, decision, options);
    return triageMany(this.#keys, { filter, what: 'redriven', decide }, options);
  }

  /**
   * Removes the head of a key without its effect, and lets the events behind it be handled.
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

  /**
   * Discards every matching head, the oldest first. Events behind one are then handled. The discard leaves
   * them alone.
   */
  discardMatching(
    filter: DeadLetterFilter,
    decision: Decision & { reason: string },
    options: TriageManyOptions = {},
  ): AsyncGenerator<DiscardStep> {
    const decide = (eventId: string) => this.#keys.discard(eventId, decision, options);
    return triageMany(this.#keys, { filter, what: 'discarded', decide }, options);
  }

  #describe<Row extends ListedRow>(row: Row): Row & Pick<DeadLetter, 'quarantined'> {
    return { ...row, quarantined: row.redrives >= this.#redriveCap };
  }
}

function toPage<Row extends { seq: string }>(
  rows: readonly Row[],
  limit: number,
): { items: Row[]; nextCursor?: string } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(last && rows.length > limit && { nextCursor: last.seq }) };
}
