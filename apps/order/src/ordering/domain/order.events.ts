import type { Address } from './address.js';
import type { OrderLine } from './order-line.js';
import type { OrderTotals } from './order-totals.js';

interface OrderFact {
  readonly orderId: string;
  /** The order's version after this fact. */
  readonly version: number;
  readonly occurredAt: Date;
  readonly customerId: string;
}

export interface OrderPlaced extends OrderFact, OrderTotals {
  readonly type: 'OrderPlaced';
  readonly lines: readonly OrderLine[];
  readonly shippingAddress: Address;
}

export type CancellationReason = 'CUSTOMER_REQUEST' | 'UNFULFILLABLE';

export interface OrderCancelled extends OrderFact {
  readonly type: 'OrderCancelled';
  readonly reason: CancellationReason;
}

export interface OrderCompleted extends OrderFact {
  readonly type: 'OrderCompleted';
}

export type OrderEvent = OrderPlaced | OrderCancelled | OrderCompleted;
