import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import './request-timers.js';
import './throttle-clock.js';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

const TIMEOUT_MS = 15_000;

describe('A connection of the patched client', () => {
  let queue: RequestQueue;
  let correlationId: number;
  let looked: number;
  beforeEach(() => {
    jest.useFakeTimers();
    looked = 0;
    queue = new RequestQueue({
      requestTimeout: TIMEOUT_MS,
      enforceRequestTimeout: true,
      logger: { debug: () => undefined },
      isConnected: () => (looked += 1) > 0,
    });
    correlationId = 0;
  });
  afterEach(() => {
    queue.destroy();
    jest.useRealTimers();
  });

  /** Resolves with the answer. */
  const ask = (sent?: () => void): Promise<unknown> => {
    correlationId += 1;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const entry = { correlationId, apiName: 'Heartbeat', resolve, reject };
    queue.push({ entry, expectResponse: true, sendRequest: () => sent?.() });
    return promise;
  };
  const answer = (): void => queue.fulfillRequest({ correlationId, payload: 'answer', size: 6 });

  it('does nothing once its requests are answered', async () => {
    const asked = ask();
    answer();
    await expect(asked).resolves.toMatchObject({ payload: 'answer' });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('sends what a quota of the broker held back, when that is over', () => {
    const sent = jest.fn();
    queue.maybeThrottle(400);
    void ask(sent);
    expect(sent).not.toHaveBeenCalled();
    jest.advanceTimersByTime(450);
    expect(sent).toHaveBeenCalledTimes(1);
    answer();
    expect(jest.getTimerCount()).toBe(0);
  });

  it.each([
    ['back', -1_800_000],
    ['forward', 1_800_000],
  ])('sends it then, and not before, when the clock was set %s meanwhile', (_, change) => {
    const sent = jest.fn();
    queue.maybeThrottle(400);
    jest.setSystemTime(Date.now() + change);
    void ask(sent);
    jest.advanceTimersByTime(350);
    expect(sent).not.toHaveBeenCalled();
    jest.advanceTimersByTime(100);
    expect(sent).toHaveBeenCalledTimes(1);
    answer();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('gives a request up that gets no answer in time', async () => {
    queue.scheduleRequestTimeoutCheck();
    const asked = ask();
    jest.advanceTimersByTime(TIMEOUT_MS - 1);
    expect(queue.inflight.size).toBe(1);
    jest.advanceTimersByTime(2_000);
    await expect(asked).rejects.toThrow('Request Heartbeat(key: undefined, version: undefined) timed out');
  });

  it('does so when the clock was set back meanwhile', async () => {
    queue.scheduleRequestTimeoutCheck();
    const asked = ask();
    jest.setSystemTime(Date.now() - 1_800_000);
    jest.advanceTimersByTime(TIMEOUT_MS + 2_000);
    await expect(asked).rejects.toThrow('timed out');
  });

  it('looks for such requests once a second', () => {
    queue.scheduleRequestTimeoutCheck();
    jest.advanceTimersByTime(TIMEOUT_MS);
    expect(looked).toBe(15);
  });
});
