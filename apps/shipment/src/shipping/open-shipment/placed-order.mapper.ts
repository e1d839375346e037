import type { OrderPlaced } from '@shop/contracts';
import { fromTimestamp, IncompleteEventError } from '@shop/topics';
import type { PlacedOrder } from '../domain/placed-order.js';

/** @throws IncompleteEventError */
export function toPlacedOrder({ lines, shippingAddress, occurredAt }: OrderPlaced): PlacedOrder {
  if (!shippingAddress) throw new IncompleteEventError('an order without an address');
  const { recipient, street, postalCode, city, countryCode } = shippingAddress;
  return {
    lines: lines.map(({ sku, productName, quantity }) => ({ sku, productName, quantity })),
    shippingAddress: { recipient, street, postalCode, city, countryCode },
    placedAt: fromTimestamp(occurredAt),
  };
}
