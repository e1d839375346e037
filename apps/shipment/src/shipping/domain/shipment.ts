import type { OrderLine, PlacedOrder } from './placed-order.js';
import type { ShipmentState } from './shipment-state.js';
import { statusOf, type ShipmentStatus } from './shipment-status.js';
import {
  ShipmentNotDispatchedError,
  ShipmentNotOpenError,
  ShipmentNotRecalledError,
} from './shipment.errors.js';
import type { ShipmentEvent, Shortage } from './shipment.events.js';

export interface Parcel {
  readonly carrier: string;
  readonly trackingNumber: string;
}

/**
 * The one shipment of an order.
 *
 * The order's facts come in any order, and more than once. Each is noted, a second time nothing changes, and
 * what follows depends on what is known, not on what came last: so every interleaving ends in the same
 * status.
 */
export class Shipment {
  readonly #recorded: ShipmentEvent[] = [];
  #state: ShipmentState;

  private constructor(state: ShipmentState) {
    this.#state = state;
  }

  /** Nothing is known yet: the first fact to come makes the shipment, whichever it is. */
  static expect(id: string, orderId: string): Shipment {
    const unknown = { order: null, cancelledAt: null, rejectedAt: null };
    return new Shipment({
      id,
      orderId,
      version: 0,
      ...unknown,
      dispatch: null,
      deliveredAt: null,
      returnedAt: null,
    });
  }

  static restore(state: ShipmentState): Shipment {
    return new Shipment(state);
  }

  get state(): ShipmentState {
    return this.#state;
  }

  get status(): ShipmentStatus {
    return statusOf(this.#state);
  }

  /** What happened since the shipment was expected or restored: to be published with the change. */
  get recorded(): readonly ShipmentEvent[] {
    return this.#recorded;
  }

  /** What is to be sent: nothing while the order is unknown. */
  get lines(): readonly OrderLine[] {
    return this.#state.order?.lines ?? [];
  }

  /**
   * Whether an order that is placed now is to have its stock reserved: not a second time, and not once it was
   * cancelled.
   */
  get awaitsStock(): boolean {
    return this.status === 'EXPECTED';
  }

  get holdsReservedStock(): boolean {
    return this.status === 'OPEN';
  }

  /** Opens the shipment, for which all was reserved; or rejects it for its shortages. */
  orderPlaced(order: PlacedOrder, shortages: readonly Shortage[], now: Date): void {
    if (this.#state.order) return;
    const rejected = this.awaitsStock && shortages.length > 0;
    this.#note({ order });
    if (rejected) this.#reject(shortages, now);
  }

  /** Cancels what has not been sent, recalls what has. */
  orderCancelled(cancelledAt: Date): void {
    if (!this.#state.cancelledAt) this.#note({ cancelledAt });
  }

  dispatch({ carrier, trackingNumber }: Parcel, now: Date): void {
    if (this.status !== 'OPEN') throw new ShipmentNotOpenError(this.#state.id, this.status);
    const dispatch = { carrier, trackingNumber, dispatchedAt: now };
    this.#record({ type: 'ShipmentDispatched', ...this.#next(now), carrier, trackingNumber }, { dispatch });
  }

  deliver(now: Date): void {
    if (this.status !== 'DISPATCHED') throw new ShipmentNotDispatchedError(this.#state.id, this.status);
    this.#record({ type: 'ShipmentDelivered', ...this.#next(now) }, { deliveredAt: now });
  }

  takeBack(now: Date): void {
    if (this.status !== 'RECALLED') throw new ShipmentNotRecalledError(this.#state.id, this.status);
    this.#record({ type: 'ShipmentReturned', ...this.#next(now) }, { returnedAt: now });
  }

  #reject(shortages: readonly Shortage[], now: Date): void {
    this.#record({ type: 'ShipmentRejected', ...this.#next(now), shortages }, { rejectedAt: now });
  }

  #next(now: Date) {
    const { id, orderId, version } = this.#state;
    return { shipmentId: id, orderId, version: version + 1, occurredAt: now };
  }

  #record(event: ShipmentEvent, change: Partial<ShipmentState>): void {
    this.#recorded.push(event);
    this.#note({ ...change, version: event.version });
  }

  #note(change: Partial<ShipmentState>): void {
    this.#state = { ...this.#state, ...change };
  }
}
