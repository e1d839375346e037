import { describe, expect, it } from '@jest/globals';
import type { Fact } from './fact.js';
import { keysOfOrder } from './order-keys.js';
import { keysToldBy } from './other-topics.js';
import { storyOf } from './story-of.js';

const order = keysOfOrder('0192b3c4-0000-7000-8000-000000000001');

function fact(topic: string, more: Partial<Fact>): Fact {
  const ids = { eventId: topic, key: '', correlationId: null, causationId: null };
  return {
    topic,
    service: '',
    time: '',
    headers: {},
    content: null,
    place: null,
    outbox: null,
    ...ids,
    ...more,
  };
}

const placed = fact('order-placed', {
  key: order.orderId,
  content: { json: { customerId: 'ada', lines: [{ sku: 'MUG' }, { sku: 'TEA' }, { sku: 'MUG' }] } },
});
const paid = fact('invoice-paid', { key: order.keys['invoiceId'] ?? '', content: { unreadable: 'why' } });
const reserved = fact('stock-level-changed', { key: 'MUG', causationId: 'order-placed' });
const received = fact('stock-level-changed', { eventId: 'received', key: 'MUG', causationId: null });

describe('The story of an order', () => {
  it('has the facts about it, readable or not, and of the others what these have led to', () => {
    const foreign = fact('order-placed', { eventId: 'foreign', key: 'another' });

    expect(storyOf(order, [placed, foreign, paid, reserved, received])).toEqual([placed, paid, reserved]);
  });

  it('has what it led to by way of others, in whatever order it was read', () => {
    const earned = fact('points-earned', { key: 'ada', causationId: 'invoice-paid' });
    const risen = fact('level-risen', { key: 'ada', causationId: 'points-earned' });

    expect(storyOf(order, [risen, earned, paid])).toEqual([risen, earned, paid]);
  });

  it('names what other topics may tell of: those of which it names nothing are read whole', () => {
    expect(keysToldBy([placed, paid]).get('stock-level-changed')).toEqual(['MUG', 'TEA']);
    expect(keysToldBy([paid]).has('stock-level-changed')).toBe(false);
  });
});
