import type { Migration, QueryRunner } from '@shop/database';

/**
 * The columns have the names that Debezium's outbox event router expects, so change data capture can replace
 * the relay. `parked_*` is set on a row that the broker refuses for good.
 */
export class CreateOutbox1700000000001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        id bigint generated always as identity primary key,
        event_id uuid not null,
        bucket smallint not null,
        topic text not null,
        key text not null,
        headers jsonb not null,
        payload bytea,
        created_at timestamptz not null default clock_timestamp(),
        parked_at timestamptz,
        parked_reason text
      )`);
    await runner.query('create index outbox_by_bucket on outbox (bucket, id)');
    await runner.query('create index outbox_parked on outbox (topic, key) where parked_at is not null');
    // Every row is deleted soon after it was written. So vacuum counts dead rows, and not their share of a
    // table that is mostly empty.
    await runner.query(`
      alter table outbox set (
        autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000
      )`);
  }
}
