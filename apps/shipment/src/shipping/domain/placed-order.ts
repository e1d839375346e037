import type { Address } from './address.js';

/** The part of an order that its shipment copies: all that is needed to pack and to address the parcel. */
export interface PlacedOrder {
  readonly lines: readonly OrderLine[];
  readonly shippingAddress: Address;
  readonly placedAt: Date;
}

export interface OrderLine {
  readonly sku: string;
  readonly productName: string;
  readonly quantity: number;
}
