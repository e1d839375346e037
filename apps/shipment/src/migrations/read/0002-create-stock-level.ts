import type { Migration, QueryRunner } from '@shop/database';

export class CreateStockLevel1764000000002 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stock_level (
        sku text primary key,
        version integer not null,
        on_hand integer not null,
        reserved integer not null,
        shipped integer not null,
        changed_at timestamptz not null
      )`);
  }
}
