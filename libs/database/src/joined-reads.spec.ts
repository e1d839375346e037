import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { JoinedReads } from './joined-reads.js';

/** A store that answers on command, and records its questions. */
function aStore(...known: string[]) {
  const asked: string[][] = [];
  const open: PromiseWithResolvers<void>[] = [];
  const reads = new JoinedReads<string>(async (keys) => {
    asked.push(keys);
    const turn = Promise.withResolvers<void>();
    open.push(turn);
    await turn.promise;
    return new Map(known.filter((key) => keys.includes(key)).map((key) => [key, `row of ${key}`]));
  });
  const begun = () => new Promise(setImmediate);
  return { reads, asked, open, begun };
}

describe('Reads of many callers', () => {
  it('are one when they begin while another is under way', async () => {
    const { reads, asked, open, begun } = aStore('a', 'b', 'c');
    const first = reads.find(['a']);
    await begun();
    const [second, third] = [reads.find(['b', 'a', 'x']), reads.find(['c', 'b'])];
    await begun();
    expect(asked).toEqual([['a']]);

    open[0]?.resolve();
    expect(await first).toEqual(new Map([['a', 'row of a']]));
    await begun();
    expect(asked).toEqual([['a'], ['b', 'a', 'x', 'c']]);

    open[1]?.resolve();
    expect([...(await second).keys()]).toEqual(['b', 'a']);
    expect([...(await third).keys()]).toEqual(['c', 'b']);
  });

  it('see what was written before they were asked for', async () => {
    const { reads, asked, open, begun } = aStore('a');
    const before = reads.find(['a']);
    await begun();
    const after = reads.find(['a']);
    open[0]?.resolve();
    await before;
    await begun();
    expect(asked).toEqual([['a'], ['a']]);
    open[1]?.resolve();
    await after;
  });

  it('do not wait for one that never ends', async () => {
    const { reads, asked, open } = aStore('a');
    void reads.find(['a']);
    while (asked.length < 1) await sleep(1);
    const afterwards = reads.find(['a']);
    while (asked.length < 2) await sleep(1);
    open[1]?.resolve();
    expect(await afterwards).toEqual(new Map([['a', 'row of a']]));
  });

  it('fail together, and not those that come later', async () => {
    const { reads, open, begun } = aStore('a');
    const failing = [reads.find(['a']), reads.find(['b'])];
    await begun();
    const later = reads.find(['a']);
    open[0]?.reject(new Error('gone'));
    for (const read of failing) await expect(read).rejects.toThrow('gone');
    await begun();
    open[1]?.resolve();
    expect(await later).toEqual(new Map([['a', 'row of a']]));
  });
});
