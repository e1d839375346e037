import type { PlacedOrder } from './placed-order.js';

/**
 * What the order service has said about an order so far. It comes by topics that have no order among each
 * other, and may come twice: merging forgets both, so decisions made of the facts alone end alike however
 * they came.
 */
export interface KnownFacts {
  readonly order?: PlacedOrder;
  readonly cancelledAt?: Date;
}
