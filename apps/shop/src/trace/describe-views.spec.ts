import { describe, expect, it } from '@jest/globals';
import { describeViews } from './describe-views.js';

describe('The read models of a service', () => {
  it('show what their rows say, whatever the service is, and which of them have no book', () => {
    const ids = { id: 'order-1', about: 'order-1' };
    const row = { ...ids, gift_status: 'OPEN', price_minor: 1250, closed_by: null, version: 1 };

    expect(
      describeViews([
        {
          service: 'gift',
          views: [
            { name: 'gift overview', rows: [row] },
            { name: 'wrapped gifts', rows: [] },
          ],
          withoutBook: ['gift-labels'],
        },
      ]),
    ).toEqual([
      ['gift', 'gift overview', 'gift status OPEN, price 12.50, version 1'],
      ['gift', 'wrapped gifts', '-'],
      ['gift', 'gift-labels', 'not shown: it has no book'],
    ]);
  });
});
