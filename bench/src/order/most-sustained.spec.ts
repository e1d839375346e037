import { describe, expect, it } from '@jest/globals';
import { isFlat } from './most-sustained.js';

describe('A rate', () => {
  it('is sustained as long as orders take about the same time', () => {
    expect(isFlat([400, 300, 250, 240, 260, 240, 250, 480, 260])).toBe(true);
  });

  it('is not when each waits for longer than those before', () => {
    expect(isFlat([200, 300, 400, 500, 600, 700, 900, 1_000, 1_100])).toBe(false);
  });
});
