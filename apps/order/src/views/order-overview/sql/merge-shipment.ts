import type { Transaction } from '@shop/database';

interface ShipmentPart {
  orderId: string;
  shipmentId: string;
  version: number;
  status: 'REJECTED' | 'DISPATCHED' | 'DELIVERED' | 'RETURNED';
  carrier?: string;
  trackingNumber?: string;
}

/** Adds what a fact of the order's shipment says. The facts may come in any order and again: the row ends alike. */
export async function mergeShipment(tx: Transaction, shipment: ShipmentPart): Promise<void> {
  const { orderId, shipmentId, version, status, carrier, trackingNumber } = shipment;
  await tx.query(
    `insert into order_overview as known (
       order_id, shipment_id, shipment_version, shipment_status, carrier, tracking_number
     ) values ($1, $2, $3, $4, $5, $6)
     on conflict (order_id) do update set
       shipment_id = excluded.shipment_id,
       shipment_status = case when excluded.shipment_version > known.shipment_version
                              then excluded.shipment_status else known.shipment_status end,
       shipment_version = greatest(excluded.shipment_version, known.shipment_version),
       carrier = coalesce(excluded.carrier, known.carrier),
       tracking_number = coalesce(excluded.tracking_number, known.tracking_number)`,
    [orderId, shipmentId, version, status, carrier, trackingNumber],
  );
}
