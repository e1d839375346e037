import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Age } from './age.js';

describe('An age', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([
    { what: 'a time that was set back', monotonicMs: 15_000, wallMs: -1_800_000, age: 15_000 },
    {
      what: 'a machine that slept, whose monotonic clock stood still',
      monotonicMs: 0,
      wallMs: 15_000,
      age: 15_000,
    },
  ])('is not shortened by $what', ({ monotonicMs, wallMs, age }) => {
    const [monotonic, wall] = [performance.now(), Date.now()];
    const clock = jest.spyOn(performance, 'now').mockReturnValue(monotonic);
    const wallClock = jest.spyOn(Date, 'now').mockReturnValue(wall);
    const claimed = new Age();
    clock.mockReturnValue(monotonic + monotonicMs);
    wallClock.mockReturnValue(wall + wallMs);
    expect(Math.round(claimed.ms)).toBe(age);
  });
});
