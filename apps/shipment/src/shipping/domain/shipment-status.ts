import type { ShipmentState } from './shipment-state.js';

/**
 * - `EXPECTED` nothing is known yet
 * - `OPEN` its stock is reserved, it is to be dispatched
 * - `REJECTED` there was not enough stock
 * - `CANCELLED` the order was cancelled before anything was sent
 * - `RECALLED` the order was cancelled after it was sent: the goods are to come back
 */
export type ShipmentStatus =
  'EXPECTED' | 'OPEN' | 'REJECTED' | 'CANCELLED' | 'DISPATCHED' | 'DELIVERED' | 'RECALLED' | 'RETURNED';

/** Decided by what is known, never by the order in which it became known. */
export function statusOf(shipment: ShipmentState): ShipmentStatus {
  if (shipment.returnedAt) return 'RETURNED';
  if (shipment.cancelledAt) return shipment.dispatch ? 'RECALLED' : 'CANCELLED';
  if (shipment.deliveredAt) return 'DELIVERED';
  if (shipment.dispatch) return 'DISPATCHED';
  if (shipment.rejectedAt) return 'REJECTED';
  return shipment.order ? 'OPEN' : 'EXPECTED';
}
