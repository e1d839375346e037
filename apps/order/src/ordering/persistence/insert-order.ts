import type { Transaction } from '@shop/database';
import type { OrderState } from '../domain/order-state.js';

/**
 * The one write of an order that is as frequent as requests: plain SQL is prepared, what TypeORM makes of an
 * entity is not.
 */
export function insertOrder(tx: Transaction, order: OrderState): void {
  const { id, version, status, known, customerId, lines, total, shippingAddress, placedAt } = order;
  tx.send(
    `insert into orders
       (id, version, status, known_facts, customer_id, lines, total, shipping_address, placed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      version,
      status,
      [...known],
      customerId,
      JSON.stringify(lines),
      JSON.stringify(total),
      JSON.stringify(shippingAddress),
      placedAt,
    ],
  );
}
