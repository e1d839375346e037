import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Operators list decisions in pages. Decisions are few among all lines of the history: without an index each
 * page would read everything.
 */
export class IndexDecisions1700000000016 implements MigrationInterface {
  readonly name = 'IndexDecisions1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index parked_event_decision on parked_event_history (consumer, id)
      where what in ('redriven', 'redriven by force', 'discarded')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index parked_event_decision');
  }
}
