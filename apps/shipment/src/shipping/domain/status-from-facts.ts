import type { ShipmentState } from './shipment-state.js';

/**
 * - `EXPECTED` nothing is known yet
 * - `OPEN` its stock is reserved, and it waits for the dispatch
 * - `REJECTED` there was not enough stock
 * - `CANCELLED` the order was cancelled before anything was sent
 * - `RECALLED` the order was cancelled after the dispatch: the goods must come back
 */
export type ShipmentStatus =
  'EXPECTED' | 'OPEN' | 'REJECTED' | 'CANCELLED' | 'DISPATCHED' | 'DELIVERED' | 'RECALLED' | 'RETURNED';

/** Follows from the known facts, never from the order in which they came. */
export function statusFromFacts({ known, ...done }: ShipmentState): ShipmentStatus {
  if (done.returnedAt) return 'RETURNED';
  if (known.cancelledAt) return done.dispatch ? 'RECALLED' : 'CANCELLED';
  if (done.deliveredAt) return 'DELIVERED';
  if (done.dispatch) return 'DISPATCHED';
  if (done.rejectedAt) return 'REJECTED';
  return known.order ? 'OPEN' : 'EXPECTED';
}
