import { describe, expect, it } from '@jest/globals';
import { retryInPlace } from './retry-in-place.js';

/** Work that fails so many times, and then says at which attempt it succeeded. */
function failing(times: number): () => Promise<number> {
  let attempts = 0;
  return async () => {
    attempts += 1;
    if (attempts <= times) throw new Error(`failure ${attempts}`);
    return attempts;
  };
}

describe('a retry in place', () => {
  it('ends with the first success', async () => {
    expect(await retryInPlace(failing(0), () => true)).toBe(1);
    expect(await retryInPlace(failing(2), () => true)).toBe(3);
  });

  it('gives up after the third failure', async () => {
    await expect(retryInPlace(failing(9), () => true)).rejects.toThrow('failure 3');
  });

  it('does not try again what will not pass by itself', async () => {
    await expect(retryInPlace(failing(1), () => false)).rejects.toThrow('failure 1');
  });
});
