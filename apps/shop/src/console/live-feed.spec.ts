import { describe, expect, it } from '@jest/globals';
import { LiveFeed } from './live-feed.js';

const PAUSE_MS = 5;

/** Counts up with each look, until the test stops it. */
function aCounter() {
  const counter = { looks: 0, opened: 0, closed: 0, seen: 0, fails: false };
  const feed = new LiveFeed<{ seen: number }>({
    open: async (work) => {
      counter.opened += 1;
      await work(async () => {
        counter.looks += 1;
        if (counter.fails) throw new Error('nobody answers');
        return { seen: counter.seen };
      }).finally(() => (counter.closed += 1));
    },
    pauseMs: () => PAUSE_MS,
  });
  return { counter, feed };
}

const never = new AbortController().signal;

async function next(lines: AsyncGenerator<string>): Promise<Record<string, unknown>> {
  const { value } = await lines.next();
  return JSON.parse(value ?? 'null') as Record<string, unknown>;
}

describe('a live feed', () => {
  it('tells what it sees once, and then that it goes on looking', async () => {
    const { counter, feed } = aCounter();
    const lines = feed.watch(never);
    expect(await next(lines)).toEqual({ at: expect.any(Number), seen: { seen: 0 } });
    expect(await next(lines)).toEqual({ at: expect.any(Number) });
    counter.seen = 1;
    let line = await next(lines);
    while (!('seen' in line)) line = await next(lines);
    expect(line['seen']).toEqual({ seen: 1 });
    await lines.return(undefined);
  });

  it('looks once for all who watch, and gives each the whole first', async () => {
    const { counter, feed } = aCounter();
    const [one, other] = [feed.watch(never), feed.watch(never)];
    await Promise.all([next(one), next(other)]);
    const looks = counter.looks;
    const late = feed.watch(never);
    expect(await next(late)).toMatchObject({ seen: { seen: 0 } });
    expect(counter.opened).toBe(1);
    expect(counter.looks).toBe(looks);
    await Promise.all([one, other, late].map((each) => each.return(undefined)));
  });

  it('closes what it has opened when nobody watches, and opens it again for the next', async () => {
    const { counter, feed } = aCounter();
    const lines = feed.watch(never);
    await next(lines);
    await lines.return(undefined);
    while (counter.closed === 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const again = feed.watch(never);
    expect(await next(again)).toMatchObject({ seen: { seen: 0 } });
    expect(counter.opened).toBe(2);
    await again.return(undefined);
  });

  it('tells what is in its way, and goes on when it is gone', async () => {
    const { counter, feed } = aCounter();
    counter.fails = true;
    const lines = feed.watch(never);
    expect(await next(lines)).toMatchObject({ problem: 'nobody answers' });
    counter.fails = false;
    expect(await next(lines)).toMatchObject({ seen: { seen: 0 } });
    await lines.return(undefined);
  });

  it('ends when it is told to', async () => {
    const { feed } = aCounter();
    const ending = new AbortController();
    const lines = feed.watch(ending.signal);
    await next(lines);
    ending.abort();
    feed.wake();
    while (!(await lines.next()).done);
    expect(feed.isWatched).toBe(false);
  });
});
