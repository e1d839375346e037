import type { Migration, QueryRunner } from '@shop/database';

/** Any fact of an order may arrive first, so the columns of each may be empty. */
export class CreateInvoices1764000000001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invoices (
        id uuid primary key,
        order_id uuid not null unique,
        version integer not null,
        status text not null check (status in ('PENDING', 'DRAFT', 'DROPPED', 'ISSUED', 'PAID', 'CREDITED')),
        placed_order jsonb,
        dispatched_at timestamptz,
        cancelled_at timestamptz,
        returned_at timestamptz,
        number text unique,
        issued_at timestamptz,
        due_at timestamptz,
        payment_reference text,
        paid_at timestamptz,
        credited_at timestamptz
      )`);
    await runner.query(`
      create table invoice_number_series (
        year smallint primary key,
        last_number integer not null
      )`);
  }
}
