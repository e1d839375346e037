/**
 * The facts that other services have published about an order so far, as far as its own decisions depend on
 * them. They come from topics that are not ordered relative to each other, and may come twice. A merge
 * forgets both, so decisions on the facts alone do not depend on how they came.
 */
export interface KnownFacts {
  readonly shipmentRejected?: true;
  readonly shipmentDispatched?: true;
  readonly shipmentDelivered?: true;
  readonly invoicePaid?: true;
}

/**
 * Goods are delivered and billed only after they left, so the first known fact of a dispatch may be one of
 * its consequences.
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
