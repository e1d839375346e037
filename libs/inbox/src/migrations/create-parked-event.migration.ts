import type { Migration, QueryRunner } from '@shop/database';

/**
 * The ledger of events that failed at first: a row for each, in a retry tier or dead, and a history of what
 * happened to it. `seq` is the order of parking. The head of a key has its lowest number.
 */
export class CreateParkedEvent1700000000003 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table parked_event (
        consumer text not null,
        event_id uuid not null,
        seq bigint generated always as identity,
        topic text not null,
        order_key text not null,
        stage text not null,
        blocked boolean not null,
        attempts int not null,
        redrives int not null default 0,
        event_type text,
        event_time timestamptz not null,
        source_partition int not null,
        source_offset bigint not null,
        record_key text not null,
        headers jsonb not null,
        payload bytea,
        error_class text,
        error_message text,
        error_stack text,
        parked_at timestamptz not null default clock_timestamp(),
        changed_at timestamptz not null default clock_timestamp(),
        primary key (consumer, event_id)
      )`);
    await runner.query('create index parked_event_by_key on parked_event (consumer, topic, order_key, seq)');
    await runner.query(`
      create table parked_event_history (
        id bigint generated always as identity primary key,
        consumer text not null,
        event_id uuid not null,
        at timestamptz not null default clock_timestamp(),
        what text not null,
        detail text not null,
        actor text
      )`);
    await runner.query(
      'create index parked_event_history_by_event on parked_event_history (consumer, event_id, id)',
    );
  }
}
