import type { PlacedOrder } from './placed-order.js';

/**
 * The facts that other services have published about an order so far. They come from topics that are not
 * ordered relative to each other, and may come twice. A merge forgets both, so decisions on the facts alone
 * do not depend on how they came.
 */
export interface KnownFacts {
  readonly order?: PlacedOrder;
  readonly dispatchedAt?: Date;
  readonly cancelledAt?: Date;
  readonly returnedAt?: Date;
}
