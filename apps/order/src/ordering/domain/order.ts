import type { Address } from './address.js';
import { isDispatched, isFulfilled, isUnfulfillable, type KnownFacts } from './known-facts.js';
import { priceLines, type RequestedLine } from './order-line.js';
import type { OrderState, OrderStatus } from './order-state.js';
import { totalsOf } from './order-totals.js';
import {
  OrderAlreadyCancelledError,
  OrderAlreadyCompletedError,
  OrderAlreadyDispatchedError,
} from './order.errors.js';
import type { CancellationReason, OrderEvent } from './order.events.js';
import type { Product } from './product.js';

export interface Placement {
  readonly orderId: string;
  readonly customerId: string;
  readonly lines: readonly RequestedLine[];
  readonly currency?: string | undefined;
  readonly shippingAddress: Address;
  /** The requested products that exist. */
  readonly products: readonly Product[];
}

/** A placed order ends once: cancelled or completed. */
export class Order {
  readonly #recorded: OrderEvent[] = [];
  #state: OrderState;

  private constructor(state: OrderState) {
    this.#state = state;
  }

  static place(placement: Placement, now: Date): Order {
    const { orderId: id, customerId, shippingAddress } = placement;
    const lines = priceLines(placement.lines, placement.products, placement.currency);
    const { net, tax, total } = totalsOf(lines);
    const content = { customerId, lines, total, shippingAddress };
    const order = new Order({
      id,
      version: 0,
      status: 'PLACED',
      ...content,
      placedAt: now,
      known: {},
    });
    order.#record({ type: 'OrderPlaced', ...order.#next(now), ...content, net, tax }, 'PLACED');
    return order;
  }

  static restore(state: OrderState): Order {
    return new Order(state);
  }

  get state(): OrderState {
    return this.#state;
  }

  /** The events since the order was placed or restored. They are published with the change. */
  get recorded(): readonly OrderEvent[] {
    return this.#recorded;
  }

  /**
   * Cancels at the customer's request. A dispatch that is not known yet may cross it: then the goods come
   * back.
   */
  cancel(now: Date): void {
    const { id, status, known } = this.#state;
    if (status === 'CANCELLED') throw new OrderAlreadyCancelledError(id);
    if (status === 'COMPLETED') throw new OrderAlreadyCompletedError(id);
    if (isDispatched(known)) throw new OrderAlreadyDispatchedError(id);
    this.#cancel('CUSTOMER_REQUEST', now);
  }

  /**
   * Records a fact of another service. It is never refused, and a repeat changes nothing: the first one wins.
   */
  learn(fact: KnownFacts, now: Date): void {
    const known = { ...fact, ...this.#state.known };
    this.#state = { ...this.#state, known };
    if (this.#state.status !== 'PLACED') return;
    if (isUnfulfillable(known)) this.#cancel('UNFULFILLABLE', now);
    else if (isFulfilled(known)) this.#record({ type: 'OrderCompleted', ...this.#next(now) }, 'COMPLETED');
  }

  #cancel(reason: CancellationReason, now: Date): void {
    this.#record({ type: 'OrderCancelled', ...this.#next(now), reason }, 'CANCELLED');
  }

  #next(now: Date) {
    const { id, version, customerId } = this.#state;
    return { orderId: id, version: version + 1, occurredAt: now, customerId };
  }

  #record(event: OrderEvent, status: OrderStatus): void {
    this.#recorded.push(event);
    this.#state = { ...this.#state, version: event.version, status };
  }
}
