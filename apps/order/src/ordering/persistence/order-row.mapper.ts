import type { KnownFacts } from '../domain/known-facts.js';
import type { OrderState } from '../domain/order-state.js';
import type { Order } from '../domain/order.js';
import type { OrderEntity, StoredFact } from './order.entity.js';
import { toLine } from './stored-line.js';

const stored = {
  shipmentRejected: 'SHIPMENT_REJECTED',
  shipmentDispatched: 'SHIPMENT_DISPATCHED',
  shipmentDelivered: 'SHIPMENT_DELIVERED',
  invoicePaid: 'INVOICE_PAID',
} as const satisfies Record<keyof KnownFacts, StoredFact>;

const facts = Object.keys(stored) as (keyof KnownFacts)[];

export function toRow({ state }: Order): OrderEntity {
  const { known, ...columns } = state;
  const knownFacts = facts.filter((fact) => known[fact]).map((fact) => stored[fact]);
  return { ...columns, knownFacts };
}

export function toState({ knownFacts, lines, ...columns }: OrderEntity): OrderState {
  const known = facts.filter((fact) => knownFacts.includes(stored[fact])).map((fact) => [fact, true]);
  return { ...columns, lines: lines.map(toLine), known: Object.fromEntries(known) as KnownFacts };
}
