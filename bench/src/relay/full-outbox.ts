import type { Client } from 'pg';
import { BUCKETS, forwardRecords, outboxMigrations, WakeUp } from '@shop/outbox';
import { eventually } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { benchDatabase, settle, type BenchDatabase } from '../stack/bench-database.js';
import { HEADERS, keys, KEYS, valueOf } from './load.js';

/** An outbox that can be filled again and again, with the same rows each time. */
export class FullOutbox {
  private constructor(
    readonly tables: BenchDatabase,
    readonly client: Client,
  ) {}

  static async create(): Promise<FullOutbox> {
    const tables = await benchDatabase([...outboxMigrations]);
    const client = await tables.connect();
    await client.query('create table bench_key (place int primary key, key text, bucket smallint)');
    const outbox = new FullOutbox(tables, client);
    await outbox.#learnBuckets();
    return outbox;
  }

  /** Empties it and lets the server settle. Call it only while no relay runs. */
  async clear(): Promise<void> {
    await this.client.query('truncate outbox');
    await settle(this.client, 'outbox');
  }

  /** Commits `count` rows for the topic at once, with keys that take turns, and notifies the relays. */
  async fill(topic: string, count: number): Promise<void> {
    await this.client.query('begin');
    await this.client.query(
      `insert into outbox (event_id, bucket, topic, key, headers, payload)
       select gen_random_uuid(), k.bucket, $1, k.key, $2, convert_to(lpad(version::text, 10, '0') || $3, 'UTF8')
       from generate_series(1, $4::int) version, bench_key k
       order by version, k.place`,
      [topic, HEADERS, valueOf(0).toString('latin1').slice(10), count / KEYS],
    );
    await this.client.query(
      `select pg_notify('outbox', string_agg(distinct bucket::text, ',')) from bench_key`,
    );
    await this.client.query('commit');
  }

  /** Waits until so many relays, each with two lanes, share the buckets. */
  async untilShared(relays: number): Promise<void> {
    await eventually(
      async () => {
        const { rows } = await this.client.query<{ lanes: number; buckets: number }>(
          `select count(distinct pid)::int as lanes, count(*)::int as buckets from pg_locks
           where locktype = 'advisory' and mode = 'ExclusiveLock'
             and database = (select oid from pg_database where datname = current_database())`,
        );
        return rows[0];
      },
      (held) => held?.lanes === 2 * relays && held.buckets === BUCKETS,
      'the relays never had their leases',
      { timeout: 60_000 },
    );
  }

  async isEmpty(): Promise<boolean> {
    const { rowCount } = await this.client.query('select from outbox limit 1');
    return rowCount === 0;
  }

  /** Learns the bucket of each key from the outbox itself. */
  async #learnBuckets(): Promise<void> {
    const records = keys.map((key) => ({
      eventId: uuidv7(),
      record: { topic: 'none', key, value: null, headers: {} },
    }));
    await this.tables.database.transaction((tx) => forwardRecords(tx, new WakeUp(), records));
    await this.client.query(
      'insert into bench_key select row_number() over (order by id), key, bucket from outbox',
    );
  }
}
