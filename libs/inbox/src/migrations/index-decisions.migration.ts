import type { Migration, QueryRunner } from '@shop/database';

/**
 * Operators list decisions in pages. Decisions are few among all lines of the history: without an index each
 * page would read everything.
 */
export class IndexDecisions1700000000016 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index parked_event_decision on parked_event_history (consumer, id)
      where what in ('redriven', 'redriven by force', 'discarded')`);
  }
}
