import type { PlacedOrder } from '../src/shipping/domain/placed-order.js';
import type { Shortage } from '../src/shipping/domain/shipment.events.js';
import { Shipment } from '../src/shipping/domain/shipment.js';

export const AT = new Date('2026-03-01T10:00:00.000Z');

export const aParcel = { carrier: 'DHL', trackingNumber: 'JD0001' };

export const someShortages: readonly Shortage[] = [{ sku: 'KETTLE', requested: 2, available: 1 }];

export function aPlacedOrder(differences: Partial<PlacedOrder> = {}): PlacedOrder {
  return {
    lines: [{ sku: 'KETTLE', productName: 'Kettle', quantity: 2 }],
    shippingAddress: {
      recipient: 'Ada Lovelace',
      street: '12 St James Square',
      postalCode: 'SW1Y 4JH',
      city: 'London',
      countryCode: 'GB',
    },
    placedAt: AT,
    ...differences,
  };
}

/** A shipment with this history. */
export function aShipment(...history: ((shipment: Shipment) => void)[]): Shipment {
  const shipment = Shipment.expect('shipment-1', 'order-1');
  for (const step of history) step(shipment);
  return shipment;
}
