import type { KnownFacts } from '../src/ordering/domain/known-facts.js';
import { Order, type Placement } from '../src/ordering/domain/order.js';
import type { Product } from '../src/ordering/domain/product.js';

export const ORDER_ID = '0192b3c4-0000-7000-8000-000000000001';
export const PLACED_AT = new Date('2026-03-01T10:00:00.000Z');
export const LATER = new Date('2026-03-02T08:30:00.000Z');

export const ADDRESS = {
  recipient: 'Ada Lovelace',
  street: '12 St James Square',
  postalCode: 'SW1Y 4JH',
  city: 'London',
  countryCode: 'GB',
};

export const aKettle: Product = {
  sku: 'KETTLE',
  name: 'Kettle',
  unitPrice: { amountMinor: 4_999, currency: 'EUR' },
  taxRateBasisPoints: 1_900,
};
export const aTeapot: Product = {
  sku: 'TEAPOT',
  name: 'Teapot',
  unitPrice: { amountMinor: 2_450, currency: 'EUR' },
  taxRateBasisPoints: 700,
};

export function aPlacement(differences: Partial<Placement> = {}): Placement {
  return {
    orderId: ORDER_ID,
    customerId: 'ada',
    lines: [
      { sku: 'KETTLE', quantity: 1 },
      { sku: 'TEAPOT', quantity: 2 },
    ],
    shippingAddress: ADDRESS,
    products: [aKettle, aTeapot],
    ...differences,
  };
}

export function anOrder(differences: Partial<Placement> = {}): Order {
  return Order.place(aPlacement(differences), PLACED_AT);
}

export function anOrderThatKnows(...facts: (keyof KnownFacts)[]): Order {
  const order = anOrder();
  for (const fact of facts) order.learn({ [fact]: true }, PLACED_AT);
  return order;
}
