import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anOrder, LATER } from '../../../test/an-order.js';
import type { KnownFacts } from './known-facts.js';
import type { Order } from './order.js';

type Fact = keyof KnownFacts;

/** All that can happen to an order in other services, each in its own sequence. */
const histories: Fact[][] = [
  ['shipmentRejected'],
  ['shipmentDispatched'],
  ['shipmentDispatched', 'shipmentDelivered'],
  ['shipmentDispatched', 'invoicePaid'],
  ['shipmentDispatched', 'shipmentDelivered', 'invoicePaid'],
  ['shipmentDispatched', 'invoicePaid', 'shipmentDelivered'],
];

/** A history, and how it arrives: in any order, some facts more than once. */
const arrivals = fc.constantFrom(...histories).chain((history) =>
  fc.record({
    history: fc.constant(history),
    arrived: fc.array(fc.constantFrom(...history)).chain((again) => shuffled([...history, ...again])),
  }),
);

function shuffled<T>(items: T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray(items, { minLength: items.length });
}

function learnAll(order: Order, facts: readonly Fact[]): Order {
  for (const fact of facts) order.learn({ [fact]: true }, LATER);
  return order;
}

describe('an order, however the facts of other services arrive', () => {
  it('ends in the same state and has told the same facts', () => {
    fc.assert(
      fc.property(arrivals, ({ history, arrived }) => {
        const inOrder = learnAll(anOrder(), history);
        const asArrived = learnAll(anOrder(), arrived);

        expect(asArrived.state).toEqual(inOrder.state);
        expect(asArrived.recorded).toEqual(inOrder.recorded);
      }),
    );
  });

  it('ends as it was when the customer cancelled it, if that was accepted', () => {
    fc.assert(
      fc.property(arrivals, fc.nat(), ({ history, arrived }, moment) => {
        const cut = moment % (arrived.length + 1);
        const order = learnAll(anOrder(), arrived.slice(0, cut));
        fc.pre(isCancelled(order));
        learnAll(order, arrived.slice(cut));

        expect(order.recorded.map(({ type, version }) => [type, version])).toEqual([
          ['OrderPlaced', 1],
          ['OrderCancelled', 2],
        ]);
        expect(order.state.status).toBe('CANCELLED');
        expect(order.state.known).toEqual(Object.fromEntries(history.map((fact) => [fact, true])));
      }),
    );
  });
});

function isCancelled(order: Order): boolean {
  try {
    order.cancel(LATER);
    return true;
  } catch {
    return false;
  }
}
