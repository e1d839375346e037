/** Pauses that grow from `first` to `longest` milliseconds by doubling, with jitter so that many that failed together do not return together. */
export class Backoff {
  #failures = 0;

  constructor(
    readonly first: number,
    readonly longest: number,
  ) {}

  next(): number {
    const ceiling = Math.min(this.first * 2 ** this.#failures, this.longest);
    this.#failures += 1;
    return Math.round(ceiling / 2 + Math.random() * (ceiling / 2));
  }

  reset(): void {
    this.#failures = 0;
  }
}
