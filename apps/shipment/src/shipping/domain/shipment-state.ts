import type { PlacedOrder } from './placed-order.js';

export interface ShipmentState {
  readonly id: string;
  readonly orderId: string;
  /** Counts the shipment's own facts only, so it is the same in whatever order the order's facts come. */
  readonly version: number;
  // What the order service has said so far. Its topics have no order among each other: each may be missing.
  readonly order: PlacedOrder | null;
  readonly cancelledAt: Date | null;
  // What was done about it.
  readonly rejectedAt: Date | null;
  readonly dispatch: Dispatch | null;
  readonly deliveredAt: Date | null;
  readonly returnedAt: Date | null;
}

export interface Dispatch {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly dispatchedAt: Date;
}
