import { describe, expect, it } from '@jest/globals';
import { RequestBudget } from './request-budget.js';

describe('the budget of requests', () => {
  it('is for each client and second', () => {
    const budget = new RequestBudget(2);
    expect([1_000, 1_500, 1_999].map((now) => budget.admits('ann', now))).toEqual([true, true, false]);
    expect(budget.admits('bob', 1_999)).toBe(true);
    expect(budget.admits('ann', 2_000)).toBe(true);
  });

  it('begins anew when the clock is set back', () => {
    const budget = new RequestBudget(1);
    expect([9_000, 9_001, 1_000].map((now) => budget.admits('ann', now))).toEqual([true, false, true]);
  });
});
