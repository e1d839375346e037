import type { Transaction } from '@shop/database';

interface OrderPart {
  orderId: string;
  shipmentId: string;
  placement?: { placedAt: Date; lines: unknown[]; shippingAddress: unknown };
  cancelledAt?: Date;
}

/** Adds what a fact of the order says. The facts may come in any order and again: the row ends alike. */
export async function mergeOrder(tx: Transaction, order: OrderPart): Promise<void> {
  const { orderId, shipmentId, placement, cancelledAt } = order;
  await tx.query(
    `insert into dispatch_board as known (
       order_id, shipment_id, placed_at, lines, shipping_address, cancelled_at
     ) values ($1, $2, $3, $4, $5, $6)
     on conflict (order_id) do update set
       placed_at = coalesce(excluded.placed_at, known.placed_at),
       lines = coalesce(excluded.lines, known.lines),
       shipping_address = coalesce(excluded.shipping_address, known.shipping_address),
       cancelled_at = coalesce(excluded.cancelled_at, known.cancelled_at)`,
    [
      orderId,
      shipmentId,
      placement?.placedAt,
      placement && JSON.stringify(placement.lines),
      placement?.shippingAddress,
      cancelledAt,
    ],
  );
}
