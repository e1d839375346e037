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
  topicCatalogue,
} from '@shop/contracts';
import { aboutOf, topicsOwnedBy, type Topic } from '@shop/topics';
import type { Books, Kind, View, ViewRow } from '../src/audit/books.js';
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
  return {
    topic: topic.name,
    key,
    about: aboutOf(topic, message),
    id: `${key} v${message.version}`,
    at: AT,
    message,
    value: Buffer.alloc(0),
  };
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

/**
 * The books of a shop with one product and one fulfilled order. New at each call, so that a test can spoil
 * them.
 */
export function balancedBooks(): Books {
  const amount = { totalMinor: 3_546, currency: 'EUR' };
  const about = orderId;
  const number = 'INV-2026-000001';
  const state = { order: 'COMPLETED', shipment: 'DELIVERED as PP-1', invoice: `PAID ${number}` };
  const [paid, delivered] = [{ status: 'PAID' }, { status: 'DELIVERED', lines }];
  const level = { onHand: 8, reserved: 0, shipped: 2 };
  const stockState = '8 on hand, 0 reserved, 2 shipped';
  const order = { service: 'order', kind: 'order', id: orderId, about, version: 2, state: state.order };
  const shipment = {
    service: 'shipment',
    kind: 'shipment',
    id: shipmentId,
    about,
    version: 2,
    state: state.shipment,
  };
  const invoice = {
    service: 'invoice',
    kind: 'invoice',
    id: invoiceId,
    about,
    version: 2,
    state: state.invoice,
  };
  const product = {
    service: 'shipment',
    kind: 'stock',
    id: 'MUG',
    about: 'MUG',
    version: 3,
    state: stockState,
  };
  return {
    kinds: [order, shipment, invoice, product].map(kindOf),
    aggregates: [
      { ...order, ...amount, madeAt: AT },
      { ...shipment, ...delivered },
      { ...invoice, ...paid, number, ...amount },
      { ...product, ...level },
    ],
    registers: [{ register: 'invoice number series', id: '2026', about: '2026', lastNumber: 1 }],
    told: [order, shipment, invoice, product],
    views: [
      viewOf('order overview', { id: orderId, about, order_status: 'COMPLETED', quantities: '2 MUG' }),
      viewOf('dispatch board', { id: orderId, about, status: 'DELIVERED', quantities: '2 MUG' }),
      viewOf('customer account', { id: invoiceId, about, status: 'PAID', amount_minor: 3_546 }),
      viewOf('stock level', { id: 'MUG', about: 'MUG', on_hand: 8, reserved: 0, shipped: 2 }),
      viewOf('product availability', { id: 'MUG', about: 'MUG', version: 3, available: 8 }),
    ],
    unsent: [],
    open: [],
    notChecked: [],
    facts: facts(),
  };
}

function kindOf({ service, kind }: { service: string; kind: string }): Kind {
  const keyField = kind === 'stock' ? 'sku' : `${kind}Id`;
  const topics = topicsOwnedBy(topicCatalogue, service).filter((topic) => topic.keyField === keyField);
  return { service, kind, topics: topics.map(({ name }) => name) };
}

function viewOf(name: string, row: ViewRow): View {
  return { name, rows: [{ ...row }], told: [row] };
}
