import { orderPlaced } from '@shop/contracts';
import { firstDeliveries, type Fact } from '../facts.js';
import type { ShopBooks } from './shop-books.js';
import type { Invoice, Order, Shipment } from './shop-rows.js';

/** The possible combinations of the states of order, shipment and invoice once all facts have arrived. */
const AGREEMENTS = new Set([
  'PLACED OPEN DRAFT',
  'PLACED DISPATCHED ISSUED',
  'PLACED DISPATCHED PAID',
  'PLACED DELIVERED ISSUED',
  'COMPLETED DELIVERED PAID',
  'CANCELLED CANCELLED DROPPED',
  'CANCELLED RECALLED ISSUED',
  'CANCELLED RECALLED PAID',
  'CANCELLED RETURNED CREDITED',
]);

/**
 * Checks that every order has one `order-placed`, one shipment and one invoice, that all agree, and that
 * every shipment and invoice has an order.
 */
export function checkOrders({ orders, shipments, invoices, facts }: ShopBooks): string[] {
  const known = new Set(orders.map(({ id }) => id));
  const shipmentsOf = Map.groupBy(shipments, ({ about }) => about);
  const invoicesOf = Map.groupBy(invoices, ({ about }) => about);
  const placedOf = Map.groupBy(firstDeliveries(facts).filter(isPlaced), ({ key }) => key);
  const unfounded = [
    ...shipments.map(({ id, about }) => ({ what: `shipment ${id}`, about })),
    ...invoices.map(({ id, about }) => ({ what: `invoice ${id}`, about })),
  ].filter(({ about }) => !known.has(about));
  return [
    ...orders.flatMap((order) => [
      ...checkPlaced(order, placedOf.get(order.id) ?? []),
      ...checkParts(order, shipmentsOf.get(order.id) ?? [], invoicesOf.get(order.id) ?? []),
    ]),
    ...unfounded.map(({ what, about }) => `${what} is for order ${about}, which nobody placed`),
  ];
}

function isPlaced({ topic }: Fact): boolean {
  return topic === orderPlaced.name;
}

function checkPlaced({ id }: Order, facts: Fact[]): string[] {
  return facts.length === 1 ? [] : [`order ${id} has ${facts.length} facts in order-placed`];
}

function checkParts(order: Order, shipments: Shipment[], invoices: Invoice[]): string[] {
  const [shipment] = shipments;
  const [invoice] = invoices;
  if (!shipment || !invoice || shipments.length > 1 || invoices.length > 1) {
    return [`order ${order.id} has ${shipments.length} shipments and ${invoices.length} invoices`];
  }
  const together = `${order.state} ${shipment.status} ${invoice.status}`;
  const differences = AGREEMENTS.has(together)
    ? []
    : [
        `order ${order.id} is ${order.state}, shipment ${shipment.id} is ${shipment.status}, ` +
          `invoice ${invoice.id} is ${invoice.status}`,
      ];
  return [...differences, ...checkTotal(order, invoice)];
}

function checkTotal(order: Order, invoice: Invoice): string[] {
  const ordered = `${order.totalMinor} ${order.currency}`;
  const billed = `${invoice.totalMinor} ${invoice.currency}`;
  return ordered === billed
    ? []
    : [`invoice ${invoice.id} is for ${billed}, order ${order.id} for ${ordered}`];
}
