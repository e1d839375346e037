import { describe, expect, it } from '@jest/globals';
import { topicCatalogue } from '@shop/contracts';
import type { BookLine } from './book-line.js';
import { collectKept } from './collect-books.js';

const shipment: BookLine[] = [
  { covered: 'aggregate', row: { name: 'shipment', topics: ['order-placed', 'shipment-dispatched'] } },
  { aggregate: 'shipment', row: { id: 's', about: 'o', version: 1, state: 'OPEN', lines: [] } },
  { uncovered: 'projection', row: { name: 'dispatch-board' } },
];

describe('What services keep', () => {
  const { kinds, aggregates, notChecked } = collectKept([{ service: 'shipment', lines: shipment }]);

  it('changes by all facts of the service with its key, also by those that its book does not read', () => {
    const topics = ['shipment-dispatched', 'shipment-delivered', 'shipment-rejected', 'shipment-returned'];
    expect(kinds).toEqual([{ service: 'shipment', kind: 'shipment', topics }]);
  });

  it('is taken as it comes, whatever it says', () => {
    expect(aggregates).toEqual([
      { service: 'shipment', kind: 'shipment', id: 's', about: 'o', version: 1, state: 'OPEN', lines: [] },
    ]);
  });

  it('leaves unchecked, and says so, of what there is no book', () => {
    expect(notChecked).toContain('read model dispatch-board: shipment has no book of it');
    expect(notChecked).toContain('facts of stock-level-changed: shipment has no book for them');
    expect(notChecked).not.toContainEqual(expect.stringContaining('shipment-dispatched'));
    expect(notChecked).toHaveLength(topicCatalogue.length);
  });
});
