import { foldByKey, toColumns, type ProjectionTransaction } from '@shop/projection';

interface ShipmentPart {
  orderId: string;
  shipmentId: string;
  version: number;
  status: 'REJECTED' | 'DISPATCHED' | 'DELIVERED' | 'RETURNED';
  carrier?: string;
  trackingNumber?: string;
}

/**
 * Adds what facts of orders' shipments say. The facts may come in any order and again: the rows end alike.
 */
export function mergeShipments(tx: ProjectionTransaction, shipments: readonly ShipmentPart[]): void {
  const parts = foldByKey(shipments, ({ orderId }) => orderId);
  tx.send(
    `insert into order_overview as known (
       order_id, shipment_id, shipment_version, shipment_status, carrier, tracking_number
     ) select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[])
     on conflict (order_id) do update set
       shipment_id = excluded.shipment_id,
       shipment_status = case when excluded.shipment_version > known.shipment_version
                              then excluded.shipment_status else known.shipment_status end,
       shipment_version = greatest(excluded.shipment_version, known.shipment_version),
       carrier = coalesce(excluded.carrier, known.carrier),
       tracking_number = coalesce(excluded.tracking_number, known.tracking_number)`,
    toColumns(parts, ({ orderId, shipmentId, version, status, carrier, trackingNumber }) => [
      orderId,
      shipmentId,
      version,
      status,
      carrier,
      trackingNumber,
    ]),
  );
}
