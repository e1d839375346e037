import type { Migration, QueryRunner } from '@shop/database';

/** Existing products stay as they were sold: untaxed, until they get a rate. */
export class AddTaxRate1764000000003 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table products
        add column tax_rate_basis_points integer not null default 0
        check (tax_rate_basis_points between 0 and 10000)`);
  }
}
