import type { Transaction } from '@shop/database';
import { headersToJson } from '@shop/messaging';
import type { Delivery } from '../consume/delivery.js';
import { storable } from './storable.js';
import type { Failure, HistoryEntry, HistoryLine, ParkedEvent } from './parked-event.js';

export interface NewEntry {
  delivery: Delivery;
  stage: string;
  attempts: number;
  /** Without one the event is blocked: it waits for another. */
  failure?: Failure;
  /** What its history begins with, if not with that. */
  opening?: HistoryLine;
}

/** The table of parked events, for one consumer group. Every method works in the caller's transaction. */
export class Ledger {
  constructor(readonly consumer: string) {}

  /**
   * The heads of those of the given keys that have any parked event, by {@link keyOf}, and those keys locked. One query while there
   * are none, three whatever their number.
   */
  async heads(tx: Transaction, deliveries: readonly Delivery[]): Promise<Map<string, { stage: string }>> {
    const seen = await this.#heads(tx, deliveries);
    if (seen.size === 0) return seen;
    // Somebody may be releasing one of these keys. Locked and asked again: then he sees what is parked behind, or we see his release.
    await this.#lockKeys(tx, [...seen.keys()]);
    return this.#heads(
      tx,
      deliveries.filter(({ record, orderKey }) => seen.has(keyOf(record.topic, orderKey))),
    );
  }

  async add(
    tx: Transaction,
    { delivery, stage, attempts, failure, opening }: NewEntry,
  ): Promise<ParkedEvent> {
    const { record, handler, id, time, orderKey } = delivery;
    const [row] = await tx.query<ParkedEvent>(
      `insert into parked_event (consumer, event_id, topic, order_key, stage, blocked, attempts, event_type, event_time,
         source_partition, source_offset, record_key, headers, payload, error_class, error_message, error_stack)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       returning *`,
      [
        this.consumer,
        id,
        record.topic,
        orderKey,
        stage,
        failure === undefined,
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
    if (!row) throw new Error('insert returned no row');
    const { what, detail, actor } = opening ?? openingOf(stage, failure);
    await this.note(tx, id, what, detail, actor);
    return row;
  }

  /**
   * The event's row, with its key locked until the end of the transaction, so that nobody else changes any row of that
   * key meanwhile; undefined when it is parked no more.
   */
  async lock(tx: Transaction, eventId: string): Promise<ParkedEvent | undefined> {
    const seen = await this.find(tx, eventId);
    if (!seen) return undefined;
    await this.#lockKeys(tx, [keyOf(seen.topic, seen.order_key)]);
    return this.find(tx, eventId);
  }

  async find(tx: Pick<Transaction, 'query'>, eventId: string): Promise<ParkedEvent | undefined> {
    const [row] = await tx.query<ParkedEvent>(
      'select * from parked_event where consumer = $1 and event_id = $2',
      [this.consumer, eventId],
    );
    return row;
  }

  async head(tx: Transaction, { topic, order_key }: ParkedEvent): Promise<ParkedEvent | undefined> {
    const [row] = await tx.query<ParkedEvent>(
      'select * from parked_event where consumer = $1 and topic = $2 and order_key = $3 order by seq limit 1',
      [this.consumer, topic, order_key],
    );
    return row;
  }

  /** Records another failure and moves on to the next stage. */
  async failed(tx: Transaction, row: ParkedEvent, stage: string, failure: Failure): Promise<ParkedEvent> {
    await this.note(tx, row.event_id, 'failed', `${failure.class}: ${failure.message}`);
    return this.#update(
      tx,
      `stage = $3, attempts = attempts + 1, blocked = false, error_class = $4, error_message = $5, error_stack = $6`,
      [row.event_id, stage, failure.class, failure.message, failure.stack],
    );
  }

  async moveBehind(tx: Transaction, row: ParkedEvent, stage: string): Promise<ParkedEvent> {
    if (row.stage !== stage) await this.note(tx, row.event_id, 'blocked', `behind ${stage}`);
    return this.#update(tx, 'stage = $3, blocked = true', [row.event_id, stage]);
  }

  async redriven(tx: Transaction, row: ParkedEvent, stage: string): Promise<ParkedEvent> {
    const count = row.blocked ? 'redrives' : 'redrives + 1';
    return this.#update(tx, `stage = $3, redrives = ${count}`, [row.event_id, stage]);
  }

  async sentAgain(tx: Transaction, row: ParkedEvent, stage: string): Promise<ParkedEvent> {
    await this.note(tx, row.event_id, 'sent again', `its record in ${row.stage} was long overdue`);
    return this.#update(tx, 'stage = $3', [row.event_id, stage]);
  }

  /** How many wait behind the event. */
  async countBehind(tx: Transaction, { topic, order_key, seq }: ParkedEvent): Promise<number> {
    const [row] = await tx.query<{ waiting: number }>(
      `select count(*)::int as waiting from parked_event
       where consumer = $1 and topic = $2 and order_key = $3 and seq > $4`,
      [this.consumer, topic, order_key, seq],
    );
    return row?.waiting ?? 0;
  }

  /** Moves the next ones that wait behind the event to another stage, and says so in their history. Returns them in their order. */
  async moveNextBehind(
    tx: Transaction,
    { topic, order_key, seq }: ParkedEvent,
    { stage, why, actor, limit }: { stage: string; why: string; actor: string; limit: number },
  ): Promise<ParkedEvent[]> {
    return tx.query<ParkedEvent>(
      `with next as (
         select event_id from parked_event where consumer = $1 and topic = $2 and order_key = $3 and seq > $4
         order by seq limit $5
       ), moved as (
         update parked_event set stage = $6, changed_at = clock_timestamp()
         where consumer = $1 and event_id in (select event_id from next) returning *
       ), noted as (
         insert into parked_event_history (consumer, event_id, what, detail, actor)
         select consumer, event_id, 'released', $7, $8 from moved
       )
       select * from moved order by seq`,
      [this.consumer, topic, order_key, seq, limit, stage, why, actor],
    );
  }

  /** Takes the event off the ledger: it was handled, or somebody decided that it need not be. */
  async remove(tx: Transaction, row: ParkedEvent): Promise<void> {
    await tx.query('delete from parked_event where consumer = $1 and event_id = $2', [
      this.consumer,
      row.event_id,
    ]);
  }

  /** Adds a line to the event's history. */
  async note(tx: Transaction, eventId: string, what: string, detail: string, actor?: string): Promise<void> {
    await tx.query(
      'insert into parked_event_history (consumer, event_id, what, detail, actor) values ($1, $2, $3, $4, $5)',
      [this.consumer, eventId, what, detail, actor],
    );
  }

  /** What happened to the event since it was parked, also when it is parked no more. */
  async history(database: Pick<Transaction, 'query'>, eventId: string): Promise<HistoryEntry[]> {
    return database.query<HistoryEntry>(
      'select at, what, detail, actor from parked_event_history where consumer = $1 and event_id = $2 order by id',
      [this.consumer, eventId],
    );
  }

  /** The same of many events, in the order of what happened. */
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

  /** Of events that are recorded as processed, those that have not had their effect all the same: parked ones and discarded ones. */
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
    const rows = await tx.query<{ topic: string; order_key: string; stage: string }>(
      `select distinct on (topic, order_key) topic, order_key, stage from parked_event
       where consumer = $1
         and (topic, order_key) in (select * from unnest($2::text[], $3::text[]))
       order by topic, order_key, seq`,
      [
        this.consumer,
        deliveries.map(({ record }) => record.topic),
        deliveries.map(({ orderKey }) => orderKey),
      ],
    );
    return new Map(rows.map(({ topic, order_key, stage }) => [keyOf(topic, order_key), { stage }]));
  }

  /** In the order of the locks' numbers, so that two that lock several of the same keys cannot deadlock. */
  async #lockKeys(tx: Transaction, keys: string[]): Promise<void> {
    await tx.query(
      `select pg_advisory_xact_lock(hashtext($1), number)
       from (select distinct hashtext(key) as number from unnest($2::text[]) as key order by number) as numbers`,
      [this.consumer, keys],
    );
  }

  async #update(tx: Transaction, assignments: string, [eventId, ...values]: unknown[]): Promise<ParkedEvent> {
    const [row] = await tx.query<ParkedEvent>(
      `update parked_event set ${assignments}, changed_at = clock_timestamp()
       where consumer = $1 and event_id = $2 returning *`,
      [this.consumer, eventId, ...values],
    );
    if (!row) throw new Error(`Parked event ${String(eventId)} is gone although its key is locked`);
    return row;
  }
}

function openingOf(stage: string, failure?: Failure): HistoryLine {
  if (!failure) return { what: 'blocked', detail: `behind ${stage}` };
  return { what: 'failed', detail: `${failure.class}: ${failure.message}` };
}

export function keyOf(topic: string, orderKey: string): string {
  return `${topic}\n${orderKey}`;
}
