import { describe, expect, it } from '@jest/globals';
import { planDay, type DayOptions } from './plan.js';

const options: DayOptions = {
  orders: 2_000,
  rate: 20,
  seed: 7,
  shares: { cancel: 0.1, return: 0.05, reject: 0.05, unpaid: 0.05 },
  skus: ['MUG', 'TEAPOT', 'SPOON'],
  scarceSku: 'LAST',
};
const day = planDay(options);

describe('the plan of a day', () => {
  it('is the same again for the same seed, and another for another', () => {
    expect(planDay(options)).toEqual(day);
    expect(planDay({ ...options, seed: 8 })).not.toEqual(day);
  });

  it('has no more orders than fit, and no more shares than orders', () => {
    expect(() => planDay({ ...options, orders: Number.MAX_SAFE_INTEGER })).toThrow('1000000 orders at most');
    const shares = { ...options.shares, cancel: 0.9, return: 0.9 };
    expect(() => planDay({ ...options, shares })).toThrow('The shares are 190% of the orders');
  });

  it('keeps to the rate', () => {
    expect(day).toHaveLength(2_000);
    expect(day.at(-1)?.at).toBeGreaterThan(90_000);
    expect(day.at(-1)?.at).toBeLessThan(110_000);
    expect(day.every(({ at }, index) => at >= (day[index - 1]?.at ?? 0))).toBe(true);
  });

  it.each([
    ['cancel', 0.1],
    ['cancel-across', 0.05],
    ['reject', 0.05],
    ['leave-unpaid', 0.05],
    ['fulfil', 0.75],
  ])('gives %s its share', (fate, share) => {
    const count = day.filter((planned) => planned.fate === fate).length;
    expect(count / day.length).toBeGreaterThan(share * 0.7);
    expect(count / day.length).toBeLessThan(share * 1.3);
  });

  it('asks for too much exactly where that is meant', () => {
    for (const { fate, order } of day) {
      const isScarce = order.lines.some(({ sku, quantity }) => sku === 'LAST' && quantity > 1);
      expect(isScarce).toBe(fate === 'reject');
    }
  });

  it('never names a product twice in an order', () => {
    for (const { order } of day) {
      expect(new Set(order.lines.map(({ sku }) => sku)).size).toBe(order.lines.length);
    }
  });
});
