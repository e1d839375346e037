import type { Transaction } from '@shop/database';

interface ShipmentPart {
  orderId: string;
  shipmentId: string;
  version: number;
  rejectedAt?: Date;
  dispatch?: { carrier: string; trackingNumber: string; dispatchedAt: Date };
  deliveredAt?: Date;
  returnedAt?: Date;
}

/** Adds what a fact of the shipment says. The facts may come in any order and again: the row ends alike. */
export async function mergeShipment(tx: Transaction, shipment: ShipmentPart): Promise<void> {
  const { orderId, shipmentId, version, rejectedAt, dispatch, deliveredAt, returnedAt } = shipment;
  await tx.query(
    `insert into dispatch_board as known (
       order_id, shipment_id, version, rejected_at, carrier, tracking_number, dispatched_at, delivered_at, returned_at
     ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (order_id) do update set
       version = greatest(excluded.version, known.version),
       rejected_at = coalesce(excluded.rejected_at, known.rejected_at),
       carrier = coalesce(excluded.carrier, known.carrier),
       tracking_number = coalesce(excluded.tracking_number, known.tracking_number),
       dispatched_at = coalesce(excluded.dispatched_at, known.dispatched_at),
       delivered_at = coalesce(excluded.delivered_at, known.delivered_at),
       returned_at = coalesce(excluded.returned_at, known.returned_at)`,
    [
      orderId,
      shipmentId,
      version,
      rejectedAt,
      dispatch?.carrier,
      dispatch?.trackingNumber,
      dispatch?.dispatchedAt,
      deliveredAt,
      returnedAt,
    ],
  );
}
