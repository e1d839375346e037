import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProductAvailability1764000000002 implements MigrationInterface {
  readonly name = 'CreateProductAvailability1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table product_availability (
        sku text primary key,
        version integer not null,
        available integer not null,
        changed_at timestamptz not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table product_availability');
  }
}
