import { jest } from '@jest/globals';

/** Random numbers that come again with the same seed (mulberry32): a failure can be looked at twice. */
export class SeededRandom {
  #state: number;

  constructor(readonly seed: number) {
    this.#state = seed;
  }

  /** A seed of its own for each run, or the one of the run that failed: `npm run test:e2e -- --seed=123`. */
  static forThisRun(): SeededRandom {
    return new SeededRandom(jest.getSeed());
  }

  /** A whole number from `min` to `max`. */
  between(min: number, max: number): number {
    return min + Math.floor(this.#next() * (max - min + 1));
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
