import type { Migration, QueryRunner } from '@shop/database';

/**
 * Triage goes through the dead letters in pages, by `seq`: without an index it would sort all of them for
 * each page.
 */
export class IndexDeadEvents1700000000004 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index parked_event_dead on parked_event (consumer, seq) where stage = 'dead'`);
  }
}
