import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStockLevel1764000000002 implements MigrationInterface {
  readonly name = 'CreateStockLevel1764000000002';

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

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table stock_level');
  }
}
