import type { Migration, QueryRunner } from '@shop/database';

/** An order is read and written whole, by its id. The read side answers queries about its parts. */
export class CreateOrders1764000000002 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table orders (
        id uuid primary key,
        version integer not null,
        status text not null check (status in ('PLACED', 'CANCELLED', 'COMPLETED')),
        known_facts text[] not null,
        customer_id text not null,
        lines jsonb not null,
        total jsonb not null,
        shipping_address jsonb not null,
        placed_at timestamptz not null
      )`);
  }
}
