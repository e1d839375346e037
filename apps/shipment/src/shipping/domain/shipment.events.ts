interface ShipmentFact {
  readonly shipmentId: string;
  readonly orderId: string;
  /** The shipment's version after the fact. */
  readonly version: number;
  readonly occurredAt: Date;
}

export interface ShipmentRejected extends ShipmentFact {
  readonly type: 'ShipmentRejected';
  readonly shortages: readonly Shortage[];
}

export interface ShipmentDispatched extends ShipmentFact {
  readonly type: 'ShipmentDispatched';
  readonly carrier: string;
  readonly trackingNumber: string;
}

export interface ShipmentDelivered extends ShipmentFact {
  readonly type: 'ShipmentDelivered';
}

export interface ShipmentReturned extends ShipmentFact {
  readonly type: 'ShipmentReturned';
}

export type ShipmentEvent = ShipmentRejected | ShipmentDispatched | ShipmentDelivered | ShipmentReturned;

/** A product that is short. */
export interface Shortage {
  readonly sku: string;
  readonly requested: number;
  readonly available: number;
}
