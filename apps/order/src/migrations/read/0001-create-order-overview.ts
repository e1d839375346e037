import type { Migration, QueryRunner } from '@shop/database';

/**
 * Any fact of an order may arrive first, so all columns but the key may be empty. Version 0: no fact of it
 * has arrived.
 */
export class CreateOrderOverview1764000000001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table order_overview (
        order_id uuid primary key,
        order_version integer not null default 0,
        order_status text,
        cancellation_reason text,
        customer_id text,
        lines jsonb,
        total_minor bigint,
        currency text,
        placed_at timestamptz,
        shipment_id uuid,
        shipment_version integer not null default 0,
        shipment_status text,
        carrier text,
        tracking_number text,
        invoice_id uuid,
        invoice_version integer not null default 0,
        invoice_status text,
        invoice_number text,
        due_at timestamptz
      )`);
    await runner.query('create index order_overview_newest on order_overview (placed_at, order_id)');
    await runner.query(
      'create index order_overview_of_customer on order_overview (customer_id, placed_at, order_id)',
    );
    await runner.query(
      'create index order_overview_in_status on order_overview (order_status, placed_at, order_id)',
    );
  }
}
