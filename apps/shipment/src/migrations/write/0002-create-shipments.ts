import type { Migration, QueryRunner } from '@shop/database';

export class CreateShipments1764000000002 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table shipments (
        id uuid primary key,
        order_id uuid not null constraint shipments_one_per_order unique,
        version integer not null default 0,
        status text not null default 'EXPECTED',
        lines jsonb,
        shipping_address jsonb,
        placed_at timestamptz,
        cancelled_at timestamptz,
        rejected_at timestamptz,
        carrier text,
        tracking_number text,
        dispatched_at timestamptz,
        delivered_at timestamptz,
        returned_at timestamptz
      )`);
  }
}
