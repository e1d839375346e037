import { describe, expect, it } from '@jest/globals';
import { settle } from './settle.js';

/** A look for each list; the last one from then on. */
function looks(...found: string[][]): () => Promise<string[]> {
  return async () => (found.length > 1 ? found.shift() : found[0]) ?? [];
}

describe('an audit', () => {
  it('waits until nothing is to be said', async () => {
    expect(await settle(looks(['a'], ['b'], []), 60_000, 1)).toEqual([]);
  });

  it('says what lasts when time is up', async () => {
    expect(await settle(looks(['a']), 20, 1)).toEqual(['a']);
  });

  it('does not say what one look alone has found, but that there was something', async () => {
    expect(await settle(looks(['a', 'b'], ['b', 'c']), 0, 1)).toEqual([
      'b',
      'the shop is still at work: 1 more differences appeared or changed',
    ]);
  });

  it('looks again before it says anything', async () => {
    expect(await settle(looks(['a'], []), 0, 1)).toEqual([]);
  });
});
