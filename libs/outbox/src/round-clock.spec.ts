import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RoundClock } from './round-clock.js';

describe('A step of a relay', () => {
  let now = 0;
  beforeEach(() => {
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is told when it takes too long, and is stuck when nothing has ended it', () => {
    const clock = new RoundClock();
    clock.begin();
    now += 15_000;
    expect([clock.overdue(), clock.isStuck()]).toEqual([undefined, false]);
    now += 2_000;
    expect([clock.overdue(), clock.isStuck()]).toEqual(['nothing was heard for 17 s', false]);
    now += 120_000;
    expect(clock.isStuck()).toBe(true);
    clock.begin();
    expect([clock.overdue(), clock.isStuck()]).toEqual([undefined, false]);
  });

  it('may last as long as it likes while there is nothing to do', () => {
    const clock = new RoundClock();
    clock.begin();
    clock.rest();
    now += 3_600_000;
    expect([clock.overdue(), clock.isStuck()]).toEqual([undefined, false]);
  });
});
