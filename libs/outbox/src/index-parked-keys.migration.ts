import type { Migration, QueryRunner } from '@shop/database';

/**
 * The rows of an index may be no larger than a third of a page. A row with a longer key could not be parked,
 * and the relay would try it again without end. So the index has a number for each key.
 *
 * Parked rows are rare, and a lookup by the topic alone works with either index. So a running process of an
 * earlier version still finds them.
 */
export class IndexParkedKeys1700000000016 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index outbox_parked');
    await runner.query(
      `create index outbox_parked on outbox (topic, hashtextextended(key, 0)) where parked_at is not null`,
    );
  }
}
