/**
 * The facts that other services have published about an order so far, as far as its own decisions depend on
 * them. They come by topics without an order among each other, and may come twice. Merging forgets both, so
 * decisions on the facts alone end the same however they came.
 */
export interface KnownFacts {
  readonly shipmentRejected?: true;
  readonly shipmentDispatched?: true;
  readonly shipmentDelivered?: true;
  readonly invoicePaid?: true;
}

/**
 * Goods are delivered and billed only after they left: the first news of a dispatch may be one of its
 * consequences.
 */
export function isDispatched({ shipmentDispatched, shipmentDelivered, invoicePaid }: KnownFacts): boolean {
  return Boolean(shipmentDispatched ?? shipmentDelivered ?? invoicePaid);
}

export function isUnfulfillable({ shipmentRejected }: KnownFacts): boolean {
  return Boolean(shipmentRejected);
}

export function isFulfilled({ shipmentDelivered, invoicePaid }: KnownFacts): boolean {
  return Boolean(shipmentDelivered && invoicePaid);
}
