import { describe, expect, it } from '@jest/globals';
import type { ShopStatus } from '../../../status/shop-status.js';
import { Trends } from './trends.js';

function aStatus(published: number, records: number): ShopStatus {
  const services = [{ published: { 'order-placed': published }, groups: [] }];
  const lags = [{ group: 'invoice', records, seconds: 0, topics: {} }];
  return { services, lags } as unknown as ShopStatus;
}

describe('trends', () => {
  it('makes rates of counters, over the last seconds', () => {
    const trends = new Trends();
    [0, 10, 20, 30, 30, 30, 30, 30, 30].forEach((total, second) =>
      trends.note(second * 1_000, aStatus(total, second)),
    );
    expect(trends.rates('order-placed')).toEqual([10, 10, 10, 7.5, 6, 4, 2, 0]);
    expect(trends.perSecond('order-placed')).toBe(0);
    expect(trends.lags('invoice')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('takes a counter that begins again for none', () => {
    const trends = new Trends();
    trends.note(0, aStatus(100, 0));
    trends.note(1_000, aStatus(3, 0));
    expect(trends.perSecond('order-placed')).toBe(0);
  });

  it('forgets what was minutes ago, and the same look twice', () => {
    const trends = new Trends();
    for (let second = 0; second < 300; second += 1) trends.note(second * 1_000, aStatus(second, 0));
    trends.note(299_000, aStatus(999, 0));
    expect(trends.rates('order-placed')).toHaveLength(120);
  });
});
