import type { Migration, QueryRunner } from '@shop/database';

/**
 * Any fact of an order may arrive first, so all columns but the ids may be empty. Each fact sets its own
 * columns, and the status follows from all of them, so the final row does not depend on the order of arrival.
 */
export class CreateDispatchBoard1764000000001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dispatch_board (
        order_id uuid primary key,
        shipment_id uuid not null,
        version integer not null default 0,
        placed_at timestamptz,
        lines jsonb,
        shipping_address jsonb,
        cancelled_at timestamptz,
        rejected_at timestamptz,
        dispatched_at timestamptz,
        carrier text,
        tracking_number text,
        delivered_at timestamptz,
        returned_at timestamptz,
        status text not null generated always as (case
          when returned_at is not null then 'RETURNED'
          when cancelled_at is not null and dispatched_at is not null then 'RECALLED'
          when cancelled_at is not null then 'CANCELLED'
          when delivered_at is not null then 'DELIVERED'
          when dispatched_at is not null then 'DISPATCHED'
          when rejected_at is not null then 'REJECTED'
          else 'OPEN' end) stored
      )`);
    await runner.query(
      'create index dispatch_board_in_status on dispatch_board (status, placed_at, order_id)',
    );
    await runner.query('create index dispatch_board_oldest on dispatch_board (placed_at, order_id)');
  }
}
