import type { Address } from './address.js';
import type { KnownFacts } from './known-facts.js';
import type { Money } from './money.js';
import type { OrderLine } from './order-line.js';

export type OrderStatus = 'PLACED' | 'CANCELLED' | 'COMPLETED';

export interface OrderState {
  readonly id: string;
  /** Counts the order's own facts only, so it does not depend on the order in which foreign facts come. */
  readonly version: number;
  readonly status: OrderStatus;
  readonly customerId: string;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
  readonly shippingAddress: Address;
  readonly placedAt: Date;
  readonly known: KnownFacts;
}
