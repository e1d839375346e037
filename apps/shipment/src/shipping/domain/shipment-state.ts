import type { KnownFacts } from './known-facts.js';

export interface ShipmentState {
  readonly id: string;
  readonly orderId: string;
  /** Counts the shipment's own facts only, so it does not depend on the order in which foreign facts come. */
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
