import { invoiceIdOf } from '../../apps/invoice/src/invoice-id.js';
import { statusFromFacts as invoiceStatusOf } from '../../apps/invoice/src/invoicing/domain/status-from-facts.js';
import { shipmentIdOf } from '../../apps/shipment/src/shipment-id.js';
import { statusFromFacts as shipmentStatusOf } from '../../apps/shipment/src/shipping/domain/status-from-facts.js';
import type { Shop } from './shop.js';

/** Where an order ends, in the order, the shipment and the invoice service. */
export type EndState = readonly [order: string, shipment: string, invoice: string];

/** All there are. */
export const endStates = {
  waiting: ['PLACED', 'OPEN', 'DRAFT'],
  sent: ['PLACED', 'DISPATCHED', 'ISSUED'],
  'sent and paid': ['PLACED', 'DISPATCHED', 'PAID'],
  delivered: ['PLACED', 'DELIVERED', 'ISSUED'],
  completed: ['COMPLETED', 'DELIVERED', 'PAID'],
  'called off': ['CANCELLED', 'CANCELLED', 'DROPPED'],
  'taken back': ['CANCELLED', 'RETURNED', 'CREDITED'],
} satisfies Record<string, EndState>;

/**
 * The one state in which an order must end, by its facts alone: never by the order in which services read
 * them.
 */
export function endStateBy(facts: ReadonlySet<string>): EndState {
  const sent = facts.has('shipment-dispatched');
  const delivered = facts.has('shipment-delivered');
  const paid = facts.has('invoice-paid');
  if (facts.has('order-cancelled')) return sent ? endStates['taken back'] : endStates['called off'];
  if (delivered) return paid ? endStates.completed : endStates.delivered;
  if (sent) return paid ? endStates['sent and paid'] : endStates.sent;
  return endStates.waiting;
}

export function endStateOf({ order, shipment, invoice }: Shop, orderId: string): EndState {
  const shipmentState = shipment.shipments.get(shipmentIdOf(orderId));
  const invoiceState = invoice.invoices.get(invoiceIdOf(orderId));
  return [
    order.orders.get(orderId)?.status ?? 'missing',
    shipmentState ? shipmentStatusOf(shipmentState) : 'missing',
    invoiceState ? invoiceStatusOf(invoiceState) : 'missing',
  ];
}

/** The names of the topics in which there are facts about the order. */
export function factsAbout(orderId: string, { post }: Shop): string[] {
  const about = post.published.filter(({ message }) => (message as { orderId?: string }).orderId === orderId);
  return about.map(({ topic }) => topic.name);
}
