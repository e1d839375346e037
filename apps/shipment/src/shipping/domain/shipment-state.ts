import type { KnownFacts } from './known-facts.js';

export interface ShipmentState {
  readonly id: string;
  readonly orderId: string;
  /** Counts the shipment's own facts only, so it is the same in whatever order it learns of the others. */
  readonly version: number;
  readonly known: KnownFacts;
  readonly rejectedAt?: Date | undefined;
  readonly dispatch?: Dispatch | undefined;
  readonly deliveredAt?: Date | undefined;
  readonly returnedAt?: Date | undefined;
}

export interface Dispatch {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly dispatchedAt: Date;
}
