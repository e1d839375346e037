import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When an event was recorded of which the log's own time says nothing: its id has none, or one that lies
 * ahead. Such rows are in the default partition, and are dropped by this.
 *
 * A column without a default needs no rewrite, but a lock, for which everybody would have to wait who comes
 * after it: so it waits for a moment only, and tries again, as long as somebody reads all of the log.
 */
export class KeepUndatedEvents1700000000015 implements MigrationInterface {
  readonly name = 'KeepUndatedEvents1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        perform set_config('lock_timeout', '500ms', true);
        for attempt in 1..600 loop
          begin
            alter table processed_event add column recorded_at timestamptz;
            return;
          exception when lock_not_available then perform pg_sleep(1);
          end;
        end loop;
        raise exception 'processed_event was in use for all of ten minutes';
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table processed_event drop column recorded_at');
  }
}
