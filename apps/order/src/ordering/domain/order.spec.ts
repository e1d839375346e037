import { describe, expect, it } from '@jest/globals';
import {
  aKettle,
  anOrder,
  anOrderThatKnows,
  aPlacement,
  aTeapot,
  LATER,
  ORDER_ID,
  PLACED_AT,
} from '../../../test/an-order.js';
import { given } from '../../../test/given.js';
import { Order, type Placement } from './order.js';

const cancelled = (order: Order): Order => {
  order.cancel(PLACED_AT);
  return order;
};
const cancel = (order: Order): void => order.cancel(LATER);

describe('placing an order', () => {
  it('tells all that others need to send and to bill it', () => {
    expect(anOrder().recorded).toEqual([
      {
        type: 'OrderPlaced',
        orderId: ORDER_ID,
        version: 1,
        occurredAt: PLACED_AT,
        customerId: 'ada',
        lines: [
          expect.objectContaining({ sku: 'KETTLE', productName: 'Kettle', quantity: 1 }),
          {
            sku: 'TEAPOT',
            productName: 'Teapot',
            quantity: 2,
            unitPrice: { amountMinor: 2_450, currency: 'EUR' },
            lineTotal: { amountMinor: 4_900, currency: 'EUR' },
            taxRateBasisPoints: 700,
            tax: { amountMinor: 343, currency: 'EUR' },
            gross: { amountMinor: 5_243, currency: 'EUR' },
          },
        ],
        net: { amountMinor: 9_899, currency: 'EUR' },
        tax: { amountMinor: 1_293, currency: 'EUR' },
        total: { amountMinor: 11_192, currency: 'EUR' },
        shippingAddress: aPlacement().shippingAddress,
      },
    ]);
  });

  const inYen = { ...aTeapot, unitPrice: { amountMinor: 400, currency: 'JPY' } };
  const refusals: [string, Partial<Placement>, { code: string; field: string }][] = [
    ['without lines', { lines: [] }, { code: 'ORDER_WITHOUT_LINES', field: 'lines' }],
    ['of an unknown product', { products: [aKettle] }, { code: 'UNKNOWN_PRODUCT', field: 'lines.1.sku' }],
    [
      'of one product on two lines',
      { lines: [1, 2].map((quantity) => ({ sku: 'KETTLE', quantity })) },
      { code: 'DUPLICATE_SKU', field: 'lines.1.sku' },
    ],
    [
      'of half a kettle',
      { lines: [{ sku: 'KETTLE', quantity: 0.5 }] },
      { code: 'INVALID_QUANTITY', field: 'lines.0.quantity' },
    ],
    [
      'in two currencies',
      { products: [aKettle, inYen] },
      { code: 'CURRENCY_MISMATCH', field: 'lines.1.sku' },
    ],
    [
      'in a currency it is not sold in',
      { currency: 'USD' },
      { code: 'CURRENCY_MISMATCH', field: 'lines.0.sku' },
    ],
  ];

  it.each(refusals)('is refused %s', (_, differences, problem) => {
    expect(() => anOrder(differences)).toThrow(expect.objectContaining(problem));
  });
});

describe('cancelling an order', () => {
  it('is accepted as long as nothing is known of a dispatch', () => {
    given(anOrder())
      .when(cancel)
      .thenRecords({ type: 'OrderCancelled', version: 2, reason: 'CUSTOMER_REQUEST', occurredAt: LATER });
  });

  it.each(['shipmentDispatched', 'shipmentDelivered', 'invoicePaid'] as const)(
    'is refused once %s shows that the goods have left',
    (fact) => given(anOrderThatKnows(fact)).when(cancel).thenRefuses('ORDER_ALREADY_DISPATCHED'),
  );

  it('is refused when it is cancelled already', () => {
    given(cancelled(anOrder())).when(cancel).thenRefuses('ORDER_ALREADY_CANCELLED');
  });

  it('is refused when it is completed', () => {
    given(anOrderThatKnows('shipmentDelivered', 'invoicePaid'))
      .when(cancel)
      .thenRefuses('ORDER_ALREADY_COMPLETED');
  });
});

describe('an order that learns', () => {
  it('of a rejected shipment is cancelled as unfulfillable', () => {
    given(anOrder())
      .when((order) => order.learn({ shipmentRejected: true }, LATER))
      .thenRecords({ type: 'OrderCancelled', version: 2, reason: 'UNFULFILLABLE' });
  });

  it('of a payment before the delivery waits for the delivery', () => {
    given(anOrderThatKnows('invoicePaid'))
      .when((order) => order.learn({ shipmentDelivered: true }, LATER))
      .thenRecords({ type: 'OrderCompleted', version: 2, occurredAt: LATER });
  });

  it('of a delivery waits for the payment', () => {
    given(anOrder())
      .when((order) => order.learn({ shipmentDelivered: true }, LATER))
      .thenRecordsNothing();
  });

  it('of a delivery and a payment after it was cancelled stays cancelled', () => {
    given(cancelled(anOrder()))
      .when((order) => {
        order.learn({ invoicePaid: true }, LATER);
        order.learn({ shipmentDelivered: true }, LATER);
      })
      .thenRecordsNothing();
  });

  it('of a rejected shipment after the customer cancelled keeps the customer as the reason', () => {
    given(cancelled(anOrder()))
      .when((order) => order.learn({ shipmentRejected: true }, LATER))
      .thenRecordsNothing();
  });
});
