import type { ShopStatus } from '../../../status/shop-status.js';

/** Long enough that a rate does not jump, short enough that it is of now. */
const WINDOW_MS = 5_000;

interface Counts {
  at: number;
  /** `topic` for what was published, `group/topic` for what was handled. */
  totals: Map<string, number>;
}

/** Makes rates of counters that only go up, unless their process started again. */
export class Rates {
  #history: Counts[] = [];

  note(at: number, status: ShopStatus): void {
    if (this.#history.at(-1)?.at === at) return;
    this.#history.push({ at, totals: totalsOf(status) });
    this.#history = this.#history.filter((each) => at - each.at <= WINDOW_MS);
  }

  /** Per second. Zero as long as it is not known. */
  perSecond(name: string): number {
    const [first, last] = [this.#history[0], this.#history.at(-1)];
    if (!first || !last || last.at === first.at) return 0;
    const grown = (last.totals.get(name) ?? 0) - (first.totals.get(name) ?? 0);
    return Math.max(0, grown) / ((last.at - first.at) / 1_000);
  }
}

function totalsOf({ services }: ShopStatus): Map<string, number> {
  return new Map(
    services.flatMap(({ published, groups }) => [
      ...Object.entries(published),
      ...groups.flatMap(({ group, handled }) =>
        Object.entries(handled).map(([topic, count]): [string, number] => [`${group}/${topic}`, count]),
      ),
    ]),
  );
}
