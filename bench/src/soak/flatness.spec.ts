import { describe, expect, it } from '@jest/globals';
import { growthOf } from './flatness.js';

const breathing = [140, 152, 138, 149, 141, 150, 139, 151, 142, 148, 140, 150];

describe('A soak', () => {
  it('finds nothing in what goes up and down', () => {
    expect(growthOf('order, resident MB', breathing)).toBeUndefined();
  });

  it('finds what grows all the time', () => {
    const leaking = breathing.map((value, index) => value + index * 10);
    expect(growthOf('order, resident MB', leaking)).toMatch(/order, resident MB grew by/);
  });

  it('forgives the growth of a start', () => {
    expect(growthOf('order, resident MB', [60, 90, 120, 139, ...breathing.slice(4)])).toBeUndefined();
  });

  it('finds a lag that builds up', () => {
    const behind = breathing.map((_, index) => 10 + index * 100);
    expect(growthOf('order to read model, ms', behind)).toMatch(/grew/);
  });
});
