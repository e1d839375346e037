import { describe, expect, it } from '@jest/globals';
import {
  CancellationReason,
  invoiceIssued,
  invoicePaid,
  orderCancelled,
  orderCompleted,
  orderPlaced,
  shipmentDelivered,
  shipmentDispatched,
  stockLevelChanged,
  toMoney,
} from '@shop/contracts';
import { anEvent, foldedBy } from '@shop/testing';
import { orderOverviewBook } from './order-overview.book.js';
import { orderBook } from './order.book.js';
import { productAvailabilityBook } from './product-availability.book.js';

const ids = { orderId: 'order-1', shipmentId: 'shipment-1', invoiceId: 'invoice-1', customerId: 'ada' };
const { orderId, shipmentId, customerId } = ids;
const lines = [
  { sku: 'MUG', quantity: 2 },
  { sku: 'CAP', quantity: 1 },
];
const total = toMoney(3_546, 'EUR');
const placed = anEvent(orderPlaced, { orderId, version: 1, customerId, lines, total });
const reason = CancellationReason.CUSTOMER_REQUEST;
const cancelled = anEvent(orderCancelled, { orderId, version: 2, reason });
const history = [
  anEvent(stockLevelChanged, { sku: 'MUG', version: 1, onHand: 10 }),
  placed,
  anEvent(stockLevelChanged, { sku: 'MUG', version: 2, onHand: 8, reserved: 2 }),
  anEvent(shipmentDispatched, { shipmentId, orderId, version: 1, trackingNumber: 'PP-1' }),
  anEvent(shipmentDelivered, { shipmentId, orderId, version: 2 }),
  anEvent(invoiceIssued, { ...ids, version: 1, invoiceNumber: 'INV-2026-000001', total }),
  anEvent(invoicePaid, { ...ids, version: 2, amount: total }),
  anEvent(orderCompleted, { orderId, version: 2, customerId }),
];

describe.each([orderBook, orderOverviewBook, productAvailabilityBook])('the fold of the $name', (book) => {
  it('is the same in whatever order the topics are read, and however often', () => {
    const expected = foldedBy(book, history);
    expect(expected).toHaveLength(1);
    expect(foldedBy(book, history.toReversed())).toEqual(expected);
    expect(foldedBy(book, [...history, ...history.toReversed()])).toEqual(expected);
  });
});

describe('the fold of the order overview', () => {
  it('knows what became of an order', () => {
    expect(foldedBy(orderOverviewBook, history)).toEqual([
      {
        id: orderId,
        about: orderId,
        columns: {
          order_version: 2,
          order_status: 'COMPLETED',
          cancellation_reason: null,
          customer_id: 'ada',
          quantities: '1 CAP, 2 MUG',
          total_minor: 3_546,
          currency: 'EUR',
          shipment_version: 2,
          shipment_status: 'DELIVERED',
          tracking_number: 'PP-1',
          invoice_version: 2,
          invoice_status: 'PAID',
          invoice_number: 'INV-2026-000001',
        },
      },
    ]);
  });

  it('knows why an order was cancelled', () => {
    expect(foldedBy(orderOverviewBook, [placed, cancelled])).toMatchObject([
      { columns: { order_status: 'CANCELLED', cancellation_reason: 'CUSTOMER_REQUEST' } },
    ]);
  });
});
