import type { Client } from 'pg';
import { uuidv7 } from '@shop/database';
import { forwardRecords, outboxMigrations, WakeUp } from '@shop/outbox';
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

  /** Puts in `count` rows for the topic, the keys taking turns. */
  async fill(topic: string, count: number): Promise<void> {
    await this.client.query('truncate outbox');
    await this.client.query(
      `insert into outbox (event_id, bucket, topic, key, headers, payload)
       select gen_random_uuid(), k.bucket, $1, k.key, $2, convert_to(lpad(version::text, 10, '0') || $3, 'UTF8')
       from generate_series(1, $4::int) version, bench_key k
       order by version, k.place`,
      [topic, HEADERS, valueOf(0).toString('latin1').slice(10), count / KEYS],
    );
    await settle(this.client, 'outbox');
  }

  async isEmpty(): Promise<boolean> {
    const { rowCount } = await this.client.query('select from outbox limit 1');
    return rowCount === 0;
  }

  /** The outbox itself says in which bucket a key belongs. */
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
