import { create, type DescMessage, type Message, type MessageInitShape } from '@bufbuild/protobuf';
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
import type { Topic } from '@shop/topics';
import { books } from '../books.js';
import { orderOverviewBook } from './order-overview.book.js';

const ids = { orderId: 'order-1', shipmentId: 'shipment-1', invoiceId: 'invoice-1', customerId: 'ada' };
const { orderId, shipmentId, customerId } = ids;
const lines = [
  { sku: 'MUG', quantity: 2 },
  { sku: 'CAP', quantity: 1 },
];
const total = toMoney(3_546, 'EUR');
const placed = event(orderPlaced, { orderId, version: 1, customerId, lines, total });
const reason = CancellationReason.CUSTOMER_REQUEST;
const cancelled = event(orderCancelled, { orderId, version: 2, reason });
const history = [
  event(stockLevelChanged, { sku: 'MUG', version: 1, onHand: 10 }),
  placed,
  event(stockLevelChanged, { sku: 'MUG', version: 2, onHand: 8, reserved: 2 }),
  event(shipmentDispatched, { shipmentId, orderId, version: 1, trackingNumber: 'PP-1' }),
  event(shipmentDelivered, { shipmentId, orderId, version: 2 }),
  event(invoiceIssued, { ...ids, version: 1, invoiceNumber: 'INV-2026-000001', total }),
  event(invoicePaid, { ...ids, version: 2, amount: total }),
  event(orderCompleted, { orderId, version: 2, customerId }),
];

function event<Schema extends DescMessage>(
  { schema }: Topic<Schema>,
  content: MessageInitShape<Schema>,
): Message {
  return create(schema, content);
}

function folded({ fold }: (typeof books.views)[number], events: readonly Message[]): object[] {
  const running = fold.begin();
  const read = new Set(fold.topics.map(({ schema }) => schema.typeName));
  for (const each of events) if (read.has(each.$typeName)) running.learn(each);
  return running.rows();
}

describe.each([...books.aggregates, ...books.views])('the fold of the $name', (book) => {
  it('is the same in whatever order the topics are read, and however often', () => {
    const expected = folded(book, history);
    expect(expected).toHaveLength(1);
    expect(folded(book, history.toReversed())).toEqual(expected);
    expect(folded(book, [...history, ...history.toReversed()])).toEqual(expected);
  });
});

describe('the fold of the order overview', () => {
  it('knows what became of an order', () => {
    expect(folded(orderOverviewBook, history)).toEqual([
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
    expect(folded(orderOverviewBook, [placed, cancelled])).toMatchObject([
      { columns: { order_status: 'CANCELLED', cancellation_reason: 'CUSTOMER_REQUEST' } },
    ]);
  });
});
