import type { Migration, QueryRunner } from '@shop/database';

/** Number and dates come with different facts, in any order: each may be missing. */
export class CreateAccountInvoice1764000000001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account_invoice (
        invoice_id uuid primary key,
        order_id uuid not null,
        customer_id text not null,
        amount_minor bigint not null,
        currency text not null,
        status text not null,
        version integer not null,
        invoice_number text,
        issued_at timestamptz,
        due_at timestamptz,
        paid_at timestamptz,
        credited_at timestamptz
      )`);
    await runner.query('create index account_invoice_of_customer on account_invoice (customer_id)');
    await runner.query('create index account_invoice_of_order on account_invoice (order_id)');
  }
}
