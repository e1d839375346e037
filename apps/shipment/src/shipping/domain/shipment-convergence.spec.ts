import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { aParcel, aPlacedOrder, AT } from '../../../test/a-shipment.js';
import { demandOf } from '../../stock/domain/demand.js';
import { reserveAllOrNone } from '../../stock/domain/reservation.js';
import { StockLevel } from '../../stock/domain/stock-level.js';
import { DomainError } from './domain-error.js';
import type { KnownFacts } from './known-facts.js';
import type { PlacedOrder } from './placed-order.js';
import { Shipment } from './shipment.js';

const SKUS = ['KETTLE', 'MUG', 'TEAPOT'];
const RECEIVED = 6;

/** The use cases of this service over plain maps, without transactions and locks. */
class Warehouse {
  readonly #shipments = new Map<string, Shipment>();
  readonly levels = new Map(SKUS.map((sku) => [sku, StockLevel.none(sku).receive(RECEIVED)]));

  shipment(orderId: string): Shipment {
    const shipment = this.#shipments.get(orderId) ?? Shipment.expect(orderId, orderId);
    this.#shipments.set(orderId, shipment);
    return shipment;
  }

  place(orderId: string, order: PlacedOrder): void {
    this.#learn(this.shipment(orderId), { order });
  }

  cancel(orderId: string): void {
    this.#learn(this.shipment(orderId), { cancelledAt: AT });
  }

  dispatch(orderId: string): void {
    const shipment = this.shipment(orderId);
    shipment.dispatch(aParcel, AT);
    this.#move(shipment, 'ship');
  }

  deliver(orderId: string): void {
    this.shipment(orderId).deliver(AT);
  }

  takeBack(orderId: string): void {
    const shipment = this.shipment(orderId);
    shipment.takeBack(AT);
    this.#move(shipment, 'return');
  }

  #learn(shipment: Shipment, fact: KnownFacts): void {
    const move = shipment.learn(fact);
    if (move === 'reserve') this.#reserve(shipment);
    if (move === 'release') this.#move(shipment, 'release');
  }

  #reserve(shipment: Shipment): void {
    const reservation = reserveAllOrNone([...this.levels.values()], demandOf(shipment.lines));
    if (reservation.kind === 'REFUSED') shipment.reject(reservation.shortages, AT);
    else for (const level of reservation.levels) this.levels.set(level.sku, level);
  }

  #move({ lines }: Shipment, move: 'release' | 'ship' | 'return'): void {
    for (const { sku, quantity } of demandOf(lines)) {
      this.levels.set(sku, this.levels.get(sku)![move](quantity));
    }
  }
}

type Step = (warehouse: Warehouse) => void;

const placedOrder = fc
  .array(fc.record({ sku: fc.constantFrom(...SKUS), quantity: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((lines) => aPlacedOrder({ lines: lines.map((line) => ({ ...line, productName: line.sku })) }));

/** The facts of an order, all of them twice; not every order is cancelled. */
function factsOf(orderId: string): fc.Arbitrary<Step[]> {
  const cancel: Step = (warehouse) => warehouse.cancel(orderId);
  return fc.record({ order: placedOrder, cancelled: fc.boolean() }).map(({ order, cancelled }) => {
    const place: Step = (warehouse) => warehouse.place(orderId, order);
    return cancelled ? [place, place, cancel, cancel] : [place, place];
  });
}

/** The commands of the warehouse on an order, each tried twice. */
function commandsOf(orderId: string): Step[] {
  const commands: Step[] = [
    (warehouse) => warehouse.dispatch(orderId),
    (warehouse) => warehouse.deliver(orderId),
    (warehouse) => warehouse.takeBack(orderId),
  ];
  return [...commands, ...commands];
}

function shuffled(steps: Step[]): fc.Arbitrary<Step[]> {
  return fc.shuffledSubarray(steps, { minLength: steps.length });
}

describe('Any interleaving of facts and commands, with duplicates', () => {
  const orders = ['A', 'B', 'C'];
  const history = fc
    .tuple(...orders.map(factsOf))
    .chain((facts) => shuffled([...facts.flat(), ...orders.flatMap(commandsOf)]));

  it('accounts for every unit that was received, after each step', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const warehouse = new Warehouse();
        for (const step of steps) {
          unlessRefused(() => step(warehouse));
          const shipments = orders.map((orderId) => warehouse.shipment(orderId));
          for (const level of warehouse.levels.values()) expectBalanced(level, shipments);
        }
      }),
    );
  });
});

describe('The facts of an order', () => {
  const twoInterleavings = factsOf('A').chain((facts) => fc.tuple(shuffled(facts), shuffled(facts)));

  it('end in one state, whichever comes first and however often', () => {
    fc.assert(
      fc.property(twoInterleavings, ([one, other]) => {
        expect(endOf(one)).toEqual(endOf(other));
      }),
    );
  });
});

function endOf(facts: Step[]) {
  const warehouse = new Warehouse();
  for (const fact of facts) fact(warehouse);
  const { status, lines } = warehouse.shipment('A');
  return { status, lines, books: [...warehouse.levels.values()].map(booksOf) };
}

function booksOf({ state: { onHand, reserved, shipped } }: StockLevel) {
  return { onHand, reserved, shipped };
}

function expectBalanced(level: StockLevel, shipments: Shipment[]): void {
  const unitsIn = (...statuses: string[]) =>
    shipments
      .filter(({ status }) => statuses.includes(status))
      .flatMap(({ lines }) => lines.filter(({ sku }) => sku === level.sku))
      .reduce((sum, { quantity }) => sum + quantity, 0);
  const reserved = unitsIn('OPEN');
  const shipped = unitsIn('DISPATCHED', 'DELIVERED', 'RECALLED');
  expect(booksOf(level)).toEqual({ onHand: RECEIVED - reserved - shipped, reserved, shipped });
}

function unlessRefused(step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
