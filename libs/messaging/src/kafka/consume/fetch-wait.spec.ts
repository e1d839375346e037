import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FetchWait } from './fetch-wait.js';

describe('the wait of a fetch', () => {
  let firstResumed: number;
  let wait: FetchWait;
  beforeEach(() => {
    jest.useFakeTimers();
    firstResumed = Infinity;
    wait = new FetchWait({ heartbeatIntervalMs: 3_000, firstResumed: () => firstResumed });
    wait.noteHeartbeat();
  });
  afterEach(() => void jest.useRealTimers());

  it('ends when the next heartbeat is due', () => {
    expect(wait.milliseconds).toBe(3_000);
    jest.advanceTimersByTime(2_000);
    expect(wait.milliseconds).toBe(1_000);
  });

  it('ends before that when a paused partition is resumed', () => {
    firstResumed = performance.now() + 400;
    expect(wait.milliseconds).toBe(400);
  });

  it('is short, but not nothing, when either is due', () => {
    jest.advanceTimersByTime(4_000);
    expect(wait.milliseconds).toBe(10);
  });

  it('can be ended', async () => {
    const fetched = wait.unlessEnded(new Promise<string[]>(() => undefined));
    wait.end();
    await expect(fetched).resolves.toEqual([]);
    await expect(wait.unlessEnded(Promise.resolve(['a batch']))).resolves.toEqual(['a batch']);
  });
});
