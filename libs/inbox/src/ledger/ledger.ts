import type { Transaction } from '@shop/database';
import { headersToJson } from '@shop/messaging';
import type { Delivery } from '../delivery.js';
import { storable } from '../storable.js';
import {
  PARKED_EVENT,
  type Failure,
  type HistoryEntry,
  type HistoryLine,
  type ParkedEvent,
} from './parked-event.js';
import type { ParkedState } from './transitions.js';

export interface NewEntry {
  delivery: Delivery;
  state: ParkedState;
  stage: string;
  attempts: number;
  failure?: Failure | undefined;
  /** The first line of its history. */
  opening: HistoryLine;
}

/** The changes of a move. Missing fields stay unchanged. */
export interface Move {
  state: ParkedState;
  stage: string;
  failure?: Failure | undefined;
  /** Whether an operator gives it another try. */
  redriven?: boolean;
}

/**
 * The table of parked events, for one consumer group. Every method works in the caller's transaction. {@link
 * Parking} decides which changes are allowed.
 */
export class Ledger {
  constructor(readonly consumer: string) {}

  /**
   * The heads of the given keys that have any parked event, by {@link keyOf}. Locks those keys. It takes one
   * query if there are none, otherwise three for any number.
   */
  async heads(tx: Transaction, deliveries: readonly Delivery[]): Promise<Map<string, { stage: string }>> {
    const seen = await this.#heads(tx, deliveries);
    if (seen.size === 0) return seen;
    // Another transaction may be releasing one of these keys. After the lock and a second look, it sees the
    // events parked behind, or this one sees the release.
    await this.#lockKeys(tx, [...seen.keys()]);
    return this.#heads(
      tx,
      deliveries.filter(({ record, orderKey }) => seen.has(keyOf(record.topic, orderKey))),
    );
  }

  /**
   * For keys that most likely have no parked event: if one of them has, the transaction fails with a division
   * by zero.
   */
  expectNoneParked(tx: Transaction, deliveries: readonly Delivery[]): void {
    tx.send(
      `select 1 / (not exists (
         select from parked_event where consumer = $1
           and (topic, order_key) in (select topic, key from unnest($2::text[], $3::text[]) as k (topic, key))
       ))::int`,
      [this.consumer, ...keyColumnsOf(deliveries)],
    );
  }

  /** Returns undefined, and adds nothing, if an event with that id is parked already. */
  async add(
    tx: Transaction,
    { delivery, state, stage, attempts, failure, opening }: NewEntry,
  ): Promise<ParkedEvent | undefined> {
    const { record, handler, id, time, orderKey } = delivery;
    const [row] = await tx.query<ParkedEvent>(
      `insert into parked_event (consumer, event_id, topic, order_key, stage, blocked, attempts, event_type, event_time,
         source_partition, source_offset, record_key, headers, payload, error_class, error_message, error_stack)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       on conflict (consumer, event_id) do nothing
       returning ${PARKED_EVENT}`,
      [
        this.consumer,
        id,
        record.topic,
        orderKey,
        stage,
        state === 'blocked',
        attempts,
        handler.topic.schema.typeName,
        time,
        record.partition,
        record.offset,
        storable(record.key),
        headersToJson(record.headers),
        record.value,
        failure?.class,
        failure?.message,
        failure?.stack,
      ],
    );
    if (row) this.addHistory(tx, id, opening);
    return row;
  }

  /**
   * The event's row, or undefined if it is no longer parked. Locks its key until the end of the transaction,
   * so that nobody else changes a row of that key.
   */
  async lock(tx: Transaction, eventId: string): Promise<ParkedEvent | undefined> {
    const seen = await this.find(tx, eventId);
    if (!seen) return undefined;
    await this.#lockKeys(tx, [keyOf(seen.topic, seen.orderKey)]);
    return this.find(tx, eventId);
  }

  async find(tx: Pick<Transaction, 'query'>, eventId: string): Promise<ParkedEvent | undefined> {
    const [row] = await tx.query<ParkedEvent>(
      `select ${PARKED_EVENT} from parked_event where consumer = $1 and event_id = $2`,
      [this.consumer, eventId],
    );
    return row;
  }

  /** The first parked event of the same key, which may be this one. */
  async head(tx: Transaction, { topic, orderKey }: ParkedEvent): Promise<ParkedEvent | undefined> {
    const [row] = await tx.query<ParkedEvent>(
      `select ${PARKED_EVENT} from parked_event where consumer = $1 and topic = $2 and order_key = $3
       order by seq limit 1`,
      [this.consumer, topic, orderKey],
    );
    return row;
  }

  /** Changes the event's row, and returns it. Needs its key locked. */
  async move(
    tx: Transaction,
    { eventId }: ParkedEvent,
    { state, stage, failure, redriven = false }: Move,
  ): Promise<ParkedEvent> {
    const [row] = await tx.query<ParkedEvent>(
      `update parked_event
       set stage = $3, blocked = $4, redrives = redrives + $5, attempts = attempts + $6,
         error_class = case $6 when 0 then error_class else $7 end,
         error_message = case $6 when 0 then error_message else $8 end,
         error_stack = case $6 when 0 then error_stack else $9 end,
         changed_at = clock_timestamp()
       where consumer = $1 and event_id = $2 returning ${PARKED_EVENT}`,
      [
        this.consumer,
        eventId,
        stage,
        state === 'blocked',
        redriven ? 1 : 0,
        failure ? 1 : 0,
        failure?.class,
        failure?.message,
        failure?.stack,
      ],
    );
    if (!row) throw new Error(`Parked event ${eventId} is gone although its key is locked`);
    return row;
  }

  /** The number of events that wait behind this one. */
  async countBehind(tx: Transaction, { topic, orderKey, seq }: ParkedEvent): Promise<number> {
    const [row] = await tx.query<{ waiting: number }>(
      `select count(*)::int as waiting from parked_event
       where consumer = $1 and topic = $2 and order_key = $3 and seq > $4`,
      [this.consumer, topic, orderKey, seq],
    );
    return row?.waiting ?? 0;
  }

  /**
   * Moves the next events that wait behind this one, and notes that in their history. Returns them in their
   * order. Needs the key locked.
   */
  async moveNextBehind(
    tx: Transaction,
    { topic, orderKey, seq }: ParkedEvent,
    { state, stage }: Move,
    { what, detail, actor }: HistoryLine,
    limit: number,
  ): Promise<ParkedEvent[]> {
    return tx.query<ParkedEvent>(
      `with next as (
         select event_id from parked_event where consumer = $1 and topic = $2 and order_key = $3 and seq > $4
         order by seq limit $5
       ), moved as (
         update parked_event set stage = $6, blocked = $7, changed_at = clock_timestamp()
         where consumer = $1 and event_id in (select event_id from next) returning *
       ), noted as (
         insert into parked_event_history (consumer, event_id, what, detail, actor)
         select consumer, event_id, $8, $9, $10 from moved
       )
       select ${PARKED_EVENT} from moved order by seq`,
      [this.consumer, topic, orderKey, seq, limit, stage, state === 'blocked', what, detail, actor],
    );
  }

  /** Removes the event from the ledger, because it was handled or given up. */
  remove(tx: Transaction, { eventId }: ParkedEvent): void {
    tx.send('delete from parked_event where consumer = $1 and event_id = $2', [this.consumer, eventId]);
  }

  addHistory(tx: Transaction, eventId: string, { what, detail, actor }: HistoryLine): void {
    tx.send(
      'insert into parked_event_history (consumer, event_id, what, detail, actor) values ($1, $2, $3, $4, $5)',
      [this.consumer, eventId, what, detail, actor],
    );
  }

  /** The history of an event since it was parked. It outlives the row in the ledger. */
  async history(database: Pick<Transaction, 'query'>, eventId: string): Promise<HistoryEntry[]> {
    return database.query<HistoryEntry>(
      'select at, what, detail, actor from parked_event_history where consumer = $1 and event_id = $2 order by id',
      [this.consumer, eventId],
    );
  }

  /** The history of many events, in the order of time. */
  async histories(
    database: Pick<Transaction, 'query'>,
    eventIds: readonly string[],
  ): Promise<(HistoryEntry & { eventId: string })[]> {
    return database.query(
      `select event_id as "eventId", at, what, detail, actor from parked_event_history
       where consumer = $1 and event_id = any($2::uuid[]) order by id`,
      [this.consumer, eventIds],
    );
  }

  /** Finds the given events that are recorded as processed but had no effect: parked and discarded ones. */
  async unhandled(
    tx: Transaction,
    eventIds: readonly string[],
  ): Promise<Map<string, 'parked' | 'discarded'>> {
    const rows = await tx.query<{ id: string; fate: 'parked' | 'discarded' }>(
      `select event_id as id, 'parked' as fate from parked_event where consumer = $1 and event_id = any($2::uuid[])
       union
       select event_id, 'discarded' from parked_event_history
       where consumer = $1 and event_id = any($2::uuid[]) and what = 'discarded'`,
      [this.consumer, eventIds],
    );
    return new Map(rows.map(({ id, fate }) => [id, fate]));
  }

  async #heads(tx: Transaction, deliveries: readonly Delivery[]): Promise<Map<string, { stage: string }>> {
    if (deliveries.length === 0) return new Map();
    const rows = await tx.query<{ topic: string; orderKey: string; stage: string }>(
      `select distinct on (topic, order_key) topic, order_key as "orderKey", stage from parked_event
       where consumer = $1
         and (topic, order_key) in (select topic, key from unnest($2::text[], $3::text[]) as k (topic, key))
       order by topic, order_key, seq`,
      [this.consumer, ...keyColumnsOf(deliveries)],
    );
    return new Map(rows.map(({ topic, orderKey, stage }) => [keyOf(topic, orderKey), { stage }]));
  }

  /** In the order of the locks' numbers, so that two transactions with common keys cannot deadlock. */
  async #lockKeys(tx: Transaction, keys: string[]): Promise<void> {
    await tx.query(
      `select pg_advisory_xact_lock(hashtext($1), number)
       from (select distinct hashtext(key) as number from unnest($2::text[]) as key order by number) as numbers`,
      [this.consumer, keys],
    );
  }
}

function keyColumnsOf(deliveries: readonly Delivery[]): [topics: string[], keys: string[]] {
  return [deliveries.map(({ record }) => record.topic), deliveries.map(({ orderKey }) => orderKey)];
}

export function keyOf(topic: string, orderKey: string): string {
  return `${topic}\n${orderKey}`;
}
