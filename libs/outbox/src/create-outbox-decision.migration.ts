import type { Migration, QueryRunner } from '@shop/database';

/** The decisions on parked rows. The table keeps a dropped row as a whole: its event exists nowhere else. */
export class CreateOutboxDecision1700000000005 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox_decision (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        what text not null,
        actor text not null,
        reason text,
        outbox_id bigint not null,
        event_id uuid not null,
        topic text not null,
        key text not null,
        parked_reason text,
        headers jsonb,
        payload bytea
      )`);
  }
}
