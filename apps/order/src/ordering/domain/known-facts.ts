/** What other services say about an order and what matters to its own decisions. Once true, it stays true. */
export type ForeignFact = 'SHIPMENT_REJECTED' | 'SHIPMENT_DISPATCHED' | 'SHIPMENT_DELIVERED' | 'INVOICE_PAID';

/**
 * The foreign facts an order knows so far. They come by topics that have no order among each other, and may
 * come twice. A set forgets both: what is decided on it alone ends alike, however the facts came.
 */
export type KnownFacts = ReadonlySet<ForeignFact>;

/**
 * Goods are delivered and billed only after they left: the first news of a dispatch may be one of its
 * consequences.
 */
const PROOFS_OF_DISPATCH: readonly ForeignFact[] = [
  'SHIPMENT_DISPATCHED',
  'SHIPMENT_DELIVERED',
  'INVOICE_PAID',
];

export function isDispatched(known: KnownFacts): boolean {
  return PROOFS_OF_DISPATCH.some((fact) => known.has(fact));
}

export function isUnfulfillable(known: KnownFacts): boolean {
  return known.has('SHIPMENT_REJECTED');
}

export function isFulfilled(known: KnownFacts): boolean {
  return known.has('SHIPMENT_DELIVERED') && known.has('INVOICE_PAID');
}
