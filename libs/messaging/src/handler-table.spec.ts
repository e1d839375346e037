import { describe, expect, it } from '@jest/globals';
import type { MessageHandler } from '@nestjs/microservices';
import { orderPlaced, orderCompleted, stockLevelChanged } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import type { HandleTogether } from './handle-together.js';
import { handlersByGroup } from './handler-table.js';

const handleTogether: HandleTogether = () => Promise.resolve();

function found(topic: Topic, group: string, projection?: string): MessageHandler {
  const together = projection && { name: projection, handle: handleTogether };
  const extras = { topic, group, ordered: true, transaction: 'chunk', ...(together && { together }) };
  return Object.assign(() => Promise.resolve(), { extras });
}

function taking(topic: Topic, group: string, projection?: string): MessageHandler {
  const handler = found(topic, group, projection);
  return Object.assign(handler, { extras: { ...handler.extras, tombstones: () => Promise.resolve() } });
}

describe('what takes tombstones', () => {
  const group = 'order-projector';
  const takes = (...handlers: MessageHandler[]) =>
    handlersByGroup(handlers).get(group)?.get(stockLevelChanged.name)?.handleTombstones !== undefined;

  it('stands beside the handler of the events, which does without', () => {
    const handler = found(stockLevelChanged, group, 'a-view');
    expect(takes(handler)).toBe(false);
    expect(takes(handler, taking(stockLevelChanged, group, 'a-view'))).toBe(true);
  });

  it('is refused alone, and where only some projectors of a topic have it', () => {
    const [one, other] = ['one', 'other'].map((name) => found(stockLevelChanged, group, name));
    const taker = taking(stockLevelChanged, group, 'one');
    expect(() => takes(taker)).toThrow('whose events nobody handles');
    expect(() => takes(one as MessageHandler, other as MessageHandler, taker)).toThrow(
      'Not each handler of group order-projector for stock-level-changed takes its tombstones once: one, other',
    );
  });
});

describe('the handlers of a service', () => {
  it('are sorted by group and topic', () => {
    const groups = handlersByGroup([
      found(orderPlaced, 'shipment'),
      found(orderPlaced, 'order-projector', 'order-overview'),
      found(orderCompleted, 'order-projector', 'order-overview'),
    ]);
    expect(Array.from(groups, ([group, handlers]) => [group, [...handlers.keys()]])).toEqual([
      ['shipment', ['order-placed']],
      ['order-projector', ['order-placed', 'order-completed']],
    ]);
  });

  it('take a chunk at once where they are projectors, of which a topic may have several', () => {
    const groups = handlersByGroup([
      found(orderPlaced, 'order-projector', 'order-overview'),
      found(orderPlaced, 'order-projector', 'sales'),
      found(orderPlaced, 'shipment'),
    ]);
    expect(groups.get('order-projector')?.get('order-placed')?.handleChunk).toBeDefined();
    expect(groups.get('shipment')?.get('order-placed')?.handleChunk).toBeUndefined();
  });

  it.each([
    ['two that react', undefined, undefined],
    ['one that reacts beside a projector', undefined, 'order-overview'],
  ])('are refused when a group has %s for a topic', (_, ...projections) => {
    const handlers = projections.map((projection) => found(orderPlaced, 'order-projector', projection));
    expect(() => handlersByGroup(handlers)).toThrow(
      'Two handlers of group order-projector for topic order-placed',
    );
  });

  it('are refused when the catalogue does not name the group among the subscribers', () => {
    expect(() => handlersByGroup([found(orderCompleted, 'shipment')])).toThrow('not among its subscribers');
  });
});
