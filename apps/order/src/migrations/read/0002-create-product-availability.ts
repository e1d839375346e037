import type { Migration, QueryRunner } from '@shop/database';

export class CreateProductAvailability1764000000002 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table product_availability (
        sku text primary key,
        version integer not null,
        available integer not null,
        changed_at timestamptz not null
      )`);
  }
}
