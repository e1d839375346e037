import { create, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  invoiceIssued,
  invoicePaid,
  orderCompleted,
  orderPlaced,
  shipmentDelivered,
  shipmentDispatched,
  stockLevelChanged,
  toMoney,
} from '@shop/contracts';
import type { Topic } from '@shop/topics';
import type { Books } from '../src/audit/books.js';
import type { Fact, FactMessage } from '../src/audit/facts.js';

export const AT = new Date('2026-03-01T12:00:00Z');

const ids = { orderId: 'order-1', shipmentId: 'shipment-1', invoiceId: 'invoice-1', customerId: 'ada' };
const { orderId, shipmentId, invoiceId, customerId } = ids;
const lines = [{ sku: 'MUG', quantity: 2 }];
const total = toMoney(3_546, 'EUR');

export function factOf<Schema extends DescMessage>(
  topic: Topic<Schema>,
  content: MessageInitShape<Schema>,
): Fact {
  const occurredAt = timestampFromDate(AT);
  const message = create(topic.schema as DescMessage, { ...content, occurredAt }) as unknown as FactMessage;
  const key = topic.key(message as never);
  return { topic: topic.name, key, id: `${key} v${message.version}`, at: AT, message };
}

function stockFact(version: number, onHand: number, reserved: number, shipped: number): Fact {
  return factOf(stockLevelChanged, { sku: 'MUG', version, onHand, reserved, shipped });
}

function facts(): Fact[] {
  return [
    stockFact(1, 10, 0, 0),
    factOf(orderPlaced, { orderId, version: 1, customerId, lines, total }),
    stockFact(2, 8, 2, 0),
    factOf(shipmentDispatched, { shipmentId, orderId, version: 1, trackingNumber: 'PP-1' }),
    stockFact(3, 8, 0, 2),
    factOf(shipmentDelivered, { shipmentId, orderId, version: 2 }),
    factOf(invoiceIssued, { ...ids, version: 1, invoiceNumber: 'INV-2026-000001', total }),
    factOf(invoicePaid, { ...ids, version: 2, amount: total }),
    factOf(orderCompleted, { orderId, version: 2, customerId }),
  ];
}

/** Those of a shop with one product and one order, which was fulfilled. Made anew, so that a test can spoil them. */
export function balancedBooks(): Books {
  const amount = { total_minor: 3_546, currency: 'EUR' };
  const level = { sku: 'MUG', version: 3, on_hand: 8, reserved: 0, shipped: 2 };
  const ofOrder = { order_id: orderId, version: 2 };
  const invoice_number = 'INV-2026-000001';
  const paid = { ...ofOrder, status: 'PAID' };
  const number = invoice_number;
  const delivered = { ...ofOrder, status: 'DELIVERED' };
  return {
    orders: [
      { id: orderId, version: 2, status: 'COMPLETED', customer_id: 'ada', lines, ...amount, placed_at: AT },
    ],
    shipments: [{ id: shipmentId, ...delivered, lines, tracking_number: 'PP-1' }],
    invoices: [{ id: invoiceId, ...paid, number, ...amount }],
    numberSeries: [{ year: 2026, last_number: 1 }],
    stock: [{ ...level }],
    stockLevels: [{ ...level }],
    availabilities: [{ sku: 'MUG', version: 3, available: 8 }],
    overviews: [
      {
        order_id: orderId,
        order_version: 2,
        order_status: 'COMPLETED',
        cancellation_reason: null,
        customer_id: 'ada',
        quantities: '2 MUG',
        ...amount,
        shipment_version: 2,
        shipment_status: 'DELIVERED',
        tracking_number: 'PP-1',
        invoice_version: 2,
        invoice_status: 'PAID',
        invoice_number,
      },
    ],
    board: [{ ...delivered, quantities: '2 MUG', tracking_number: 'PP-1' }],
    accounts: [
      {
        ...paid,
        invoice_id: invoiceId,
        customer_id: customerId,
        amount_minor: 3_546,
        currency: 'EUR',
        invoice_number,
      },
    ],
    waiting: [],
    open: [],
    facts: facts(),
  };
}
