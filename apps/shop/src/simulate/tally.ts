import type { Outcome } from './play-order.js';

/** Counts the orders by outcome so far. */
export class Tally {
  readonly failures: unknown[] = [];
  readonly #began = performance.now();
  readonly #outcomes = new Map<Outcome, number>();
  #begun = 0;

  constructor(readonly planned: number) {}

  async count(order: Promise<Outcome>): Promise<void> {
    this.#begun += 1;
    try {
      const outcome = await order;
      this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
    } catch (error) {
      this.failures.push(error);
    }
  }

  outcomes(): Record<string, number> {
    return Object.fromEntries(this.#outcomes);
  }

  line(): string {
    const seconds = Math.round((performance.now() - this.#began) / 1_000);
    const outcomes = Array.from(this.#outcomes)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([outcome, count]) => `${count} ${outcome}`);
    const failed = this.failures.length > 0 ? [`${this.failures.length} FAILED`] : [];
    const done = [`${this.#begun} of ${this.planned} begun`, ...outcomes, ...failed];
    return `${String(seconds).padStart(4)} s  ${done.join(', ')}`;
  }
}
