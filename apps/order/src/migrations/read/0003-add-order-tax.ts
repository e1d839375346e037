import type { Migration, QueryRunner } from '@shop/database';

/**
 * Orders from before tax existed are untaxed: from now on their lines say so, and their total contains no
 * tax.
 */
export class AddOrderTax1764000000003 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table order_overview add column tax_minor bigint');
    await runner.query(`
      update order_overview set lines = (
        select jsonb_agg(
          jsonb_build_object(
            'taxRateBasisPoints', 0,
            'tax', jsonb_build_object('amountMinor', 0, 'currency', currency),
            'gross', line -> 'lineTotal'
          ) || line
          order by position
        )
        from jsonb_array_elements(lines) with ordinality as untaxed (line, position)
      )
      where lines is not null`);
  }
}
