/**
 * Pauses that grow by doubling, with jitter so that many that failed together do not return together.
 */
export class Backoff {
  #failures = 0;

  constructor(
    readonly firstMs: number,
    readonly maxMs: number,
  ) {}

  /** In milliseconds. */
  next(): number {
    const ceiling = Math.min(this.firstMs * 2 ** this.#failures, this.maxMs);
    this.#failures += 1;
    return Math.round(ceiling / 2 + Math.random() * (ceiling / 2));
  }

  reset(): void {
    this.#failures = 0;
  }
}
