import type { KnownFacts } from './known-facts.js';
import type { OrderLine } from './placed-order.js';
import type { ShipmentState } from './shipment-state.js';
import { statusFromFacts, type ShipmentStatus } from './status-from-facts.js';
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
 * The order's facts come in any sequence, and more than once. A repeat changes nothing, and the consequences
 * depend on all known facts, not on the latest one. So every interleaving ends in the same status.
 */
export class Shipment {
  readonly #recorded: ShipmentEvent[] = [];
  #state: ShipmentState;

  private constructor(state: ShipmentState) {
    this.#state = state;
  }

  /** Makes a shipment without any fact: whichever fact comes first needs one. */
  static expect(id: string, orderId: string): Shipment {
    return new Shipment({ id, orderId, version: 0, known: {} });
  }

  static restore(state: ShipmentState): Shipment {
    return new Shipment(state);
  }

  get state(): ShipmentState {
    return this.#state;
  }

  get status(): ShipmentStatus {
    return statusFromFacts(this.#state);
  }

  /** The events since the shipment was expected or restored. They are published with the change. */
  get recorded(): readonly ShipmentEvent[] {
    return this.#recorded;
  }

  /** The lines to send: none while the order is unknown. */
  get lines(): readonly OrderLine[] {
    return this.#state.known.order?.lines ?? [];
  }

  /**
   * Records a fact of another service. It is never refused, and a repeat changes nothing. Returns the move of
   * the stock of its lines: an open shipment keeps that stock reserved until the dispatch.
   */
  learn(fact: KnownFacts): 'reserve' | 'release' | undefined {
    const wasOpen = this.status === 'OPEN';
    this.#state = { ...this.#state, known: { ...fact, ...this.#state.known } };
    const isOpen = this.status === 'OPEN';
    if (wasOpen === isOpen) return undefined;
    return isOpen ? 'reserve' : 'release';
  }

  /** Rejects the shipment, since there is too little stock. */
  reject(shortages: readonly Shortage[], now: Date): void {
    if (this.status !== 'OPEN') throw new ShipmentNotOpenError(this.#state.id, this.status);
    this.#record({ type: 'ShipmentRejected', ...this.#next(now), shortages }, { rejectedAt: now });
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

  #next(now: Date) {
    const { id, orderId, version } = this.#state;
    return { shipmentId: id, orderId, version: version + 1, occurredAt: now };
  }

  #record(event: ShipmentEvent, change: Partial<ShipmentState>): void {
    this.#recorded.push(event);
    this.#state = { ...this.#state, ...change, version: event.version };
  }
}
