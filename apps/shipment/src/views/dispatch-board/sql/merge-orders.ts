import { foldByKey, toColumns, type ProjectionTransaction } from '@shop/projection';

export interface OrderPart {
  orderId: string;
  shipmentId: string;
  version: number;
  placement?: { placedAt: Date; lines: unknown[]; shippingAddress: unknown };
  cancelledAt?: Date;
}

/** Adds what facts of orders say. The facts may come in any order and again: the rows end alike. */
export function mergeOrders(tx: ProjectionTransaction, orders: readonly OrderPart[]): void {
  const parts = foldByKey(orders, ({ orderId }) => orderId);
  tx.send(
    `insert into dispatch_board as known (
       order_id, shipment_id, placed_at, lines, shipping_address, cancelled_at
     ) select * from unnest(
       $1::uuid[], $2::uuid[], $3::timestamptz[], $4::jsonb[], $5::jsonb[], $6::timestamptz[])
     on conflict (order_id) do update set
       placed_at = coalesce(excluded.placed_at, known.placed_at),
       lines = coalesce(excluded.lines, known.lines),
       shipping_address = coalesce(excluded.shipping_address, known.shipping_address),
       cancelled_at = coalesce(excluded.cancelled_at, known.cancelled_at)`,
    toColumns(parts, ({ orderId, shipmentId, placement, cancelledAt }) => [
      orderId,
      shipmentId,
      placement?.placedAt,
      placement && JSON.stringify(placement.lines),
      placement?.shippingAddress,
      cancelledAt,
    ]),
  );
}
