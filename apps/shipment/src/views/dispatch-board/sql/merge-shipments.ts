import { foldByKey, toColumns, type ProjectionTransaction } from '@shop/projection';

export interface ShipmentPart {
  orderId: string;
  shipmentId: string;
  version: number;
  rejectedAt?: Date;
  dispatch?: { carrier: string; trackingNumber: string; dispatchedAt: Date };
  deliveredAt?: Date;
  returnedAt?: Date;
}

/** Adds what facts of shipments say. The facts may come in any order and again: the rows end alike. */
export function mergeShipments(tx: ProjectionTransaction, shipments: readonly ShipmentPart[]): void {
  const parts = foldByKey(shipments, ({ orderId }) => orderId);
  tx.send(
    `insert into dispatch_board as known (
       order_id, shipment_id, version, rejected_at, carrier, tracking_number, dispatched_at, delivered_at, returned_at
     ) select * from unnest(
       $1::uuid[], $2::uuid[], $3::int[], $4::timestamptz[], $5::text[], $6::text[],
       $7::timestamptz[], $8::timestamptz[], $9::timestamptz[])
     on conflict (order_id) do update set
       version = greatest(excluded.version, known.version),
       rejected_at = coalesce(excluded.rejected_at, known.rejected_at),
       carrier = coalesce(excluded.carrier, known.carrier),
       tracking_number = coalesce(excluded.tracking_number, known.tracking_number),
       dispatched_at = coalesce(excluded.dispatched_at, known.dispatched_at),
       delivered_at = coalesce(excluded.delivered_at, known.delivered_at),
       returned_at = coalesce(excluded.returned_at, known.returned_at)`,
    toColumns(parts, ({ dispatch, ...shipment }) => [
      shipment.orderId,
      shipment.shipmentId,
      shipment.version,
      shipment.rejectedAt,
      dispatch?.carrier,
      dispatch?.trackingNumber,
      dispatch?.dispatchedAt,
      shipment.deliveredAt,
      shipment.returnedAt,
    ]),
  );
}
