import { describe, expect, it } from '@jest/globals';
import type { CataloguedTopic } from '../../shop.controller.js';
import { layOutMap } from './graph.js';

function aTopic(name: string, owner: string, ...groups: string[]): CataloguedTopic {
  const subscribers = groups.map((group) => ({ group, why: `${group} wants it` }));
  const rest = { message: '', key: '', whyThisKey: '', partitions: 1, cleanup: 'delete', retention: '' };
  return { name, owner, subscribers, ...rest };
}

describe('the map', () => {
  it('has every service, topic and group of the catalogue, whoever added them', () => {
    const topics = [
      aTopic('order-placed', 'order', 'gift', 'order-projector'),
      aTopic('gift-wrapped', 'gift'),
    ];
    const { nodes, edges } = layOutMap(topics);
    expect(new Set(nodes.map(({ id }) => id))).toEqual(
      new Set([
        'service order',
        'service gift',
        'topic order-placed',
        'topic gift-wrapped',
        'group gift',
        'group order-projector',
      ]),
    );
    expect(edges.map(({ id }) => id)).toContain('topic order-placed group gift');
  });

  it('goes from left to right, and puts nothing upon another', () => {
    const { nodes } = layOutMap([
      aTopic('a', 'one', 'x', 'y'),
      aTopic('b', 'one', 'y'),
      aTopic('c', 'two', 'x'),
    ]);
    const columns = Map.groupBy(nodes, ({ kind }) => kind);
    const [services, topics, groups] = ['service', 'topic', 'group'].map((kind) =>
      (columns.get(kind as 'topic') ?? []).map(({ x }) => x),
    ) as [number[], number[], number[]];
    expect(Math.max(...services)).toBeLessThan(Math.min(...topics));
    expect(Math.max(...topics)).toBeLessThan(Math.min(...groups));
    for (const column of columns.values()) {
      const tops = column.map(({ y }) => y).toSorted((a, b) => a - b);
      const gaps = tops.slice(1).map((y, index) => y - (tops[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(column[0]?.height ?? 0);
    }
  });
});
