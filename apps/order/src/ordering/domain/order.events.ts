import type { Address } from './address.js';
import type { Money } from './money.js';
import type { OrderLine } from './order-line.js';

interface OrderFact {
  readonly orderId: string;
  /** The order's version after this fact. */
  readonly version: number;
  readonly occurredAt: Date;
  readonly customerId: string;
}

export interface OrderPlaced extends OrderFact {
  readonly type: 'OrderPlaced';
  readonly lines: readonly OrderLine[];
  readonly total: Money;
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
