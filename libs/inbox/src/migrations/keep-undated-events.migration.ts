import type { Migration, QueryRunner } from '@shop/database';

/**
 * Adds the time of recording for events whose own time is useless: the id has none, or one in the future.
 * Such rows are in the default partition, and are dropped by this time.
 *
 * A column without a default needs no rewrite, but a lock, and later sessions would queue behind it. So the
 * migration waits for a moment only, and tries again while another session reads all of the log.
 */
export class KeepUndatedEvents1700000000015 implements Migration {
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
}
