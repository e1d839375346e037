import { describe, expect, it } from '@jest/globals';
import { eventually } from '@shop/testing';
import { LiveFeed } from './live-feed.js';

const PAUSE_MS = 5;
const IDLE_MS = 20;

/** Shows the state that the test sets. */
function aCounter() {
  const counter = { looks: 0, opened: 0, closed: 0, seen: 0, fails: false };
  const view = {
    open: async (work: (look: () => Promise<{ seen: number }>) => Promise<void>): Promise<void> => {
      counter.opened += 1;
      await work(async () => {
        counter.looks += 1;
        if (counter.fails) throw new Error('nobody answers');
        return { seen: counter.seen };
      }).finally(() => (counter.closed += 1));
    },
    pauseMs: () => PAUSE_MS,
  };
  return { counter, feed: new LiveFeed(view, IDLE_MS) };
}

describe('a live feed', () => {
  it('tells what it sees once, and then that it goes on looking', async () => {
    const { counter, feed } = aCounter();
    const first = await feed.after(undefined);
    expect(first).toEqual({ at: expect.any(Number), version: expect.any(String), seen: { seen: 0 } });
    const second = await feed.after(first.version);
    expect(second).toEqual({ at: expect.any(Number), version: first.version });
    counter.seen = 1;
    const later = await eventually(
      () => feed.after(first.version),
      ({ seen }) => seen !== undefined,
      'never seen',
    );
    expect(later.seen).toEqual({ seen: 1 });
  });

  it('looks once for all who watch, and gives each the whole first', async () => {
    const { counter, feed } = aCounter();
    await Promise.all([feed.after(undefined), feed.after(undefined)]);
    const { looks } = counter;
    expect(await feed.after(undefined)).toMatchObject({ seen: { seen: 0 } });
    expect([counter.opened, counter.looks]).toEqual([1, looks]);
  });

  it('closes what it has opened when nobody asks, and opens it again for the next', async () => {
    const { counter, feed } = aCounter();
    await feed.after(undefined);
    await eventually(() => counter.closed, 1, 'it was never closed');
    counter.seen = 2;
    expect(await feed.after(undefined)).toMatchObject({ seen: { seen: 2 } });
    expect(counter.opened).toBe(2);
  });

  it('tells what is in its way, and goes on when it is gone', async () => {
    const { counter, feed } = aCounter();
    counter.fails = true;
    const { version, problem } = await feed.after(undefined);
    expect(problem).toBe('nobody answers');
    counter.fails = false;
    expect(await feed.after(version)).toMatchObject({ seen: { seen: 0 } });
  });

  it('answers whoever waits when it ends', async () => {
    const { feed } = aCounter();
    const { version } = await feed.after(undefined);
    const waiting = feed.after(version);
    feed.end();
    expect(await waiting).not.toHaveProperty('seen');
    expect(await feed.after(version)).not.toHaveProperty('seen');
    expect(feed.isWatched).toBe(false);
  });
});
