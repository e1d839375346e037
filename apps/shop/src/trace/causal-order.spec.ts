import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { inCausalOrder } from './causal-order.js';
import type { Fact } from './fact.js';

function fact(eventId: string, second: number, causationId: string | null = null): Fact {
  const time = new Date(second * 1_000).toISOString();
  const outbox = null;
  return {
    eventId,
    time,
    causationId,
    outbox,
    topic: '',
    service: '',
    key: '',
    correlationId: null,
    headers: {},
    content: null,
    place: null,
  };
}

/** The clock of the invoice service is a minute behind, and what led to `paid` is not known. */
const story = [
  fact('placed', 100),
  fact('reserved', 101, 'placed'),
  fact('dispatched', 102),
  fact('issued', 43, 'dispatched'),
  fact('paid', 104, 'unheard of'),
  fact('completed', 105, 'paid'),
];

describe('The causal order', () => {
  it('puts effects behind their causes, whatever the clocks say, and the rest by time', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(story, { minLength: story.length }), (shuffled) => {
        expect(inCausalOrder(shuffled)).toEqual(story);
      }),
    );
  });

  it('leaves nothing out, also when facts lead to each other in a circle', () => {
    const circle = [fact('a', 1, 'b'), fact('b', 2, 'a'), fact('c', 3)];
    expect(inCausalOrder(circle).map(({ eventId }) => eventId)).toEqual(['c', 'a', 'b']);
  });

  it('tells facts of the same time in the order of their ids', () => {
    const ids = inCausalOrder([fact('2', 1), fact('1', 1), fact('3', 1)]).map(({ eventId }) => eventId);
    expect(ids).toEqual(['1', '2', '3']);
  });
});
