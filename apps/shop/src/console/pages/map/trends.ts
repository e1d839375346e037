import type { ShopStatus } from '../../../status/shop-status.js';

/** Long enough that a rate does not jump, short enough that it is of now. */
const WINDOW_MS = 5_000;
const KEPT_MS = 120_000;

interface Sample {
  at: number;
  /** `topic` for what was published, `group/topic` for what was handled. */
  totals: Map<string, number>;
  /** In records, by group. */
  lags: Map<string, number>;
}

/** The last two minutes of the shop, as long as the page was looking. */
export class Trends {
  #samples: Sample[] = [];

  note(at: number, status: ShopStatus): void {
    if (this.#samples.at(-1)?.at === at) return;
    const lags = new Map(status.lags.map(({ group, records }) => [group, records]));
    this.#samples.push({ at, totals: totalsOf(status), lags });
    this.#samples = this.#samples.filter((each) => at - each.at <= KEPT_MS);
  }

  /** The present rate. Zero as long as it is not known. */
  perSecond(name: string): number {
    const last = this.#samples.at(-1);
    return last ? this.#rateAt(last, name) : 0;
  }

  rates(name: string): number[] {
    return this.#samples.slice(1).map((sample) => this.#rateAt(sample, name));
  }

  lags(group: string): number[] {
    return this.#samples.map(({ lags }) => lags.get(group) ?? 0);
  }

  /** Counters only go up, unless their process started again. */
  #rateAt(last: Sample, name: string): number {
    const first = this.#samples.find(({ at }) => last.at - at <= WINDOW_MS) ?? last;
    const grown = (last.totals.get(name) ?? 0) - (first.totals.get(name) ?? 0);
    return Math.max(0, grown) / Math.max(1, (last.at - first.at) / 1_000);
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
