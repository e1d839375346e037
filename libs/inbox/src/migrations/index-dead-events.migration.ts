import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Triage goes through the dead letters in pages, by `seq`: without an index it would sort all of them for
 * each page.
 */
export class IndexDeadEvents1700000000004 implements MigrationInterface {
  readonly name = 'IndexDeadEvents1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index parked_event_dead on parked_event (consumer, seq) where stage = 'dead'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index parked_event_dead');
  }
}
