import { describe, expect, it } from '@jest/globals';
import { isFinished } from './finished.js';
import type { Story, ToldFact } from './story.js';

function told(topic: string, more: Partial<ToldFact> = {}): ToldFact {
  const place = { partition: 0, offset: '0', publishedAt: '' };
  const ids = { eventId: topic, key: '', time: '', correlationId: null, causationId: null };
  const reactions = [{ group: 'order', state: 'handled' as const, failures: 0 }];
  const told = { headers: {}, content: null, history: [], outbox: null };
  return { topic, service: '', ...ids, ...told, place, reactions, ...more };
}

function story(facts: ToldFact[], gaps: string[] = []): Story {
  return { orderId: '', keys: {}, facts, views: [], gaps };
}

const outbox = { row: 'write-1', since: '', refusal: null };

describe('An order', () => {
  it.each<[string, ToldFact[], boolean]>([
    ['was only placed', [told('order-placed')], false],
    ['was completed', [told('order-placed'), told('order-completed')], true],
    ['was cancelled before it left', [told('order-placed'), told('order-cancelled')], true],
    ['was cancelled when it had left', [told('shipment-dispatched'), told('order-cancelled')], false],
    [
      'came back and was credited',
      [told('shipment-dispatched'), told('order-cancelled'), told('invoice-credited')],
      true,
    ],
    ['has a fact in an outbox', [told('order-completed', { outbox })], false],
    [
      'has a dead letter',
      [told('order-placed', { reactions: [{ group: 'order', state: 'read' }] }), told('order-completed')],
      false,
    ],
  ])('that %s', (_, facts, finished) => {
    expect(isFinished(story(facts))).toBe(finished);
  });

  it('may not be finished when not all could be asked', () => {
    expect(isFinished(story([told('order-completed')], ['order: got no answer']))).toBe(false);
  });
});
