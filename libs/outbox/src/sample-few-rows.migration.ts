import type { Migration, QueryRunner } from '@shop/database';

const COLUMNS = [
  'id',
  'event_id',
  'bucket',
  'topic',
  'key',
  'headers',
  'payload',
  'created_at',
  'parked_at',
  'parked_reason',
];
/** The second column of the index is an expression, and has statistics of its own. */
const INDEX_COLUMN = 2;
/** An ANALYZE reads 300 times as many rows. */
const TARGET = 1;

/**
 * Lets an ANALYZE of the outbox read 300 rows, not 30,000. As long as it lasts, PostgreSQL keeps the entries
 * of removed rows in the indexes, and each claim reads all of them: in a long backlog a claim then costs many
 * times as much. Nothing is lost, since the relay plans without statistics.
 */
export class SampleFewRows1700000000017 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    const columns = COLUMNS.map((column) => `alter column ${column} set statistics ${TARGET}`);
    await runner.query(`alter table outbox ${columns.join(', ')}`);
    await runner.query(`alter index outbox_parked alter column ${INDEX_COLUMN} set statistics ${TARGET}`);
  }
}
