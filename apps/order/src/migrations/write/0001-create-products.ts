import type { Migration, QueryRunner } from '@shop/database';

export class CreateProducts1764000000001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table products (
        sku text primary key,
        name text not null,
        unit_price jsonb not null
      )`);
  }
}
