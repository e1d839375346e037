import type { Migration, QueryRunner } from '@shop/database';

/**
 * The log of processed events, partitioned by day so that old days are dropped whole. The day is that of the
 * event itself, which never changes: with the day of processing, an event that comes again after midnight
 * would look new. The default partition takes events of any other day.
 */
export class CreateProcessedEvent1700000000002 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table processed_event (
        consumer text not null,
        event_id uuid not null,
        event_time timestamptz not null,
        primary key (consumer, event_id, event_time)
      ) partition by range (event_time)`);
    await runner.query('create table processed_event_other partition of processed_event default');
  }
}
