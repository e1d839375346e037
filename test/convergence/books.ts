import {
  fromMoney,
  InvoiceIssuedSchema,
  type InvoiceCredited,
  type InvoiceIssued,
  type InvoicePaid,
} from '@shop/contracts';
import { statusFromFacts } from '../../apps/shipment/src/shipping/domain/status-from-facts.js';
import { endStateBy, endStateOf, factsAbout } from './end-states.js';
import type { Shop } from './shop.js';

/** The faults of the stock, at any moment, one line each. */
export function stockDifferences({ shipment, received }: Shop): string[] {
  return [...shipment.stock.values()].flatMap(({ sku, onHand, reserved, shipped }) => [
    ...unlike(`${sku} received`, onHand + reserved + shipped, received.get(sku)),
    ...unlike(`${sku} reserved`, reserved, unitsIn(shipment, sku, ['OPEN'])),
    ...unlike(`${sku} shipped`, shipped, unitsIn(shipment, sku, ['DISPATCHED', 'DELIVERED', 'RECALLED'])),
    ...unlike(`${sku} oversold`, Math.min(onHand, reserved, shipped) < 0, false),
  ]);
}

/** The faults of the orders once all is quiet, one line each. */
export function orderDifferences(shop: Shop): string[] {
  const placed = [...shop.order.orders.keys()];
  return [
    ...unlike('orders with a shipment', ordersOf(shop.shipment.shipments), placed.toSorted()),
    ...unlike('orders with an invoice', ordersOf(shop.invoice.invoices), placed.toSorted()),
    ...placed.flatMap((orderId) => differencesOf(orderId, shop)),
  ];
}

function differencesOf(orderId: string, shop: Shop): string[] {
  const facts = factsAbout(orderId, shop);
  const told = new Set(facts);
  const end = endStateOf(shop, orderId);
  const sentBack = told.has('order-cancelled') && told.has('shipment-dispatched');
  return [
    ...unlike(`${orderId} ends`, end, endStateBy(told)),
    ...unlike(`${orderId}: facts`, facts, [...told]),
    ...unlike(`${orderId}: order-completed`, told.has('order-completed'), end[0] === 'COMPLETED'),
    ...unlike(`${orderId}: invoice-issued`, told.has('invoice-issued'), told.has('shipment-dispatched')),
    ...unlike(`${orderId}: shipment-returned`, told.has('shipment-returned'), sentBack),
    ...unlike(`${orderId}: invoice-credited`, told.has('invoice-credited'), sentBack),
    ...amountDifferences(orderId, shop),
  ];
}

/** Billed, paid and credited is what was ordered, to the unit. */
function amountDifferences(orderId: string, { order, post }: Shop): string[] {
  const ordered = order.orders.get(orderId)?.total;
  return post.published.flatMap(({ topic, message }) => {
    const fact = message as InvoiceIssued | InvoicePaid | InvoiceCredited;
    if (topic.owner !== 'invoice' || fact.orderId !== orderId) return [];
    const amount = fromMoney(fact.$typeName === InvoiceIssuedSchema.typeName ? fact.total : fact.amount);
    return unlike(`${orderId}: ${topic.name}`, JSON.stringify(amount), JSON.stringify(ordered));
  });
}

function unitsIn({ shipments }: Shop['shipment'], sku: string, statuses: string[]): number {
  return [...shipments.values()]
    .filter((shipment) => statuses.includes(statusFromFacts(shipment)))
    .flatMap(({ known }) => known.order?.lines ?? [])
    .filter((line) => line.sku === sku)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function ordersOf(rows: ReadonlyMap<string, { orderId: string }>): string[] {
  return [...rows.values()].map(({ orderId }) => orderId).toSorted();
}

function unlike<T>(what: string, found: T, expected: T | undefined): string[] {
  return String(found) === String(expected)
    ? []
    : [`${what}: ${String(found)} instead of ${String(expected)}`];
}
