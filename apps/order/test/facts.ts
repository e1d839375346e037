import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  CancellationReason,
  InvoiceCreditedSchema,
  InvoiceIssuedSchema,
  OrderCancelledSchema,
  OrderPlacedSchema,
  ShipmentDispatchedSchema,
  ShipmentReturnedSchema,
  toMoney,
  type OrderPlaced,
} from '@shop/contracts';
import type { ProjectionTransaction } from '@shop/projection';
import { uuidv7 } from '@shop/uuid';
import type { OrderOverviewProjector } from '../src/views/order-overview/order-overview.projector.js';
import { ADDRESS, LATER, PLACED_AT } from './an-order.js';

type Step = 'placed' | 'cancelled' | 'dispatched' | 'returned' | 'issued' | 'credited';

/** Hands one fact to the projector. */
export type Delivery = (projector: OrderOverviewProjector, tx: ProjectionTransaction) => void;

const teapots = {
  sku: 'TEAPOT',
  productName: 'Teapot',
  quantity: 2,
  unitPrice: toMoney(2_450, 'EUR'),
  lineTotal: toMoney(4_900, 'EUR'),
};
const tax = toMoney(343, 'EUR');
const total = toMoney(5_243, 'EUR');

export function anOrderPlaced({ orderId = uuidv7(), customerId = 'ada', placedAt = PLACED_AT } = {}) {
  return create(OrderPlacedSchema, {
    orderId,
    version: 1,
    occurredAt: timestampFromDate(placedAt),
    customerId,
    lines: [{ ...teapots, taxRateBasisPoints: 700, tax, gross: total }],
    net: teapots.lineTotal,
    tax,
    total,
    shippingAddress: ADDRESS,
  });
}

/** The fact as published before tax existed. */
export function anUntaxedOrderPlaced(): OrderPlaced {
  const { orderId, version, occurredAt, customerId } = anOrderPlaced();
  const order = { orderId, version, customerId, lines: [teapots], total: teapots.lineTotal };
  return create(OrderPlacedSchema, { ...order, ...(occurredAt && { occurredAt }) });
}

/**
 * An order that was cancelled after its dispatch: it has every kind of part, and each part has more than one
 * fact.
 */
export function aCancelledAndReturnedOrder(orderId: string): Record<Step, Delivery> {
  const occurredAt = timestampFromDate(LATER);
  const order = { orderId, occurredAt, customerId: 'ada' };
  const shipment = { orderId, occurredAt, shipmentId: uuidv7() };
  const invoice = { orderId, occurredAt, customerId: 'ada', invoiceId: uuidv7() };
  const placed = anOrderPlaced({ orderId });
  const cancelled = create(OrderCancelledSchema, {
    ...order,
    version: 2,
    reason: CancellationReason.CUSTOMER_REQUEST,
  });
  const dispatched = create(ShipmentDispatchedSchema, {
    ...shipment,
    version: 2,
    carrier: 'Post',
    trackingNumber: 'P-1',
  });
  const returned = create(ShipmentReturnedSchema, { ...shipment, version: 3 });
  const issued = create(InvoiceIssuedSchema, {
    ...invoice,
    version: 2,
    invoiceNumber: 'R-7',
    dueAt: occurredAt,
  });
  const credited = create(InvoiceCreditedSchema, { ...invoice, version: 3 });
  return {
    placed: (projector, tx) => projector.onOrderPlaced([placed], tx),
    cancelled: (projector, tx) => projector.onOrderCancelled([cancelled], tx),
    dispatched: (projector, tx) => projector.onShipmentDispatched([dispatched], tx),
    returned: (projector, tx) => projector.onShipmentReturned([returned], tx),
    issued: (projector, tx) => projector.onInvoiceIssued([issued], tx),
    credited: (projector, tx) => projector.onInvoiceCredited([credited], tx),
  };
}
