import type { Migration, QueryRunner } from '@shop/database';

/**
 * The columns are null until the invoice is known to be issued. Invoices from before tax existed are untaxed.
 */
export class AddInvoiceTax1764000000002 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account_invoice
        add column tax_minor bigint,
        add column tax_by_rate jsonb`);
    await runner.query(`
      update account_invoice set
        tax_minor = 0,
        tax_by_rate = jsonb_build_array(jsonb_build_object(
          'taxRateBasisPoints', 0,
          'net', jsonb_build_object('amountMinor', amount_minor, 'currency', currency),
          'tax', jsonb_build_object('amountMinor', 0, 'currency', currency)
        ))
      where issued_at is not null`);
  }
}
