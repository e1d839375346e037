import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProducts1764000000001 implements MigrationInterface {
  readonly name = 'CreateProducts1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table products (
        sku text primary key,
        name text not null,
        unit_price jsonb not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table products');
  }
}
