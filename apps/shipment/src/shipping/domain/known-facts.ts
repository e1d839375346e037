import type { PlacedOrder } from './placed-order.js';

/**
 * The facts that the order service has published about an order so far. They come by topics without an order
 * among each other, and may come twice. Merging forgets both, so decisions on the facts alone end the same
 * however they came.
 */
export interface KnownFacts {
  readonly order?: PlacedOrder;
  readonly cancelledAt?: Date;
}
