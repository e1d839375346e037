import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../apps/shop/src/config.js';
import { products } from '../../apps/shop/src/seed/products.js';
import { People } from '../../apps/shop/src/simulate/people.js';
import { planDay, SCARCE_SKU, type PlannedOrder } from '../../apps/shop/src/simulate/plan.js';
import { playOrder, type Outcome } from '../../apps/shop/src/simulate/play-order.js';
import type { Journal } from './journal.js';
import type { ChaoticShop } from './shop.js';

const SHARES = { cancel: 0.1, return: 0.1, reject: 0.05, unpaid: 0.05 };

/** The customers of `npm run shop -- simulate`. They order until somebody stops them. */
export class Customers {
  readonly #people: People;
  readonly #underWay = new Set<Promise<void>>();
  readonly #ended = new AbortController();
  readonly outcomes: Partial<Record<Outcome, number>> = {};
  begun = 0;

  constructor(
    shop: ChaoticShop,
    readonly journal: Journal,
    readonly day: readonly PlannedOrder[],
  ) {
    this.#people = new People(readConfig({ ...process.env, ...shop.addresses() }), 'chaos');
  }

  async prepare(): Promise<void> {
    await this.#people.offerScarce(SCARCE_SKU);
  }

  /** Lets each order be placed when its time has come, until somebody stops them. */
  async order(): Promise<void> {
    const began = performance.now();
    for (const planned of this.day) {
      await sleep(Math.max(0, began + planned.at - performance.now()), undefined, {
        signal: this.#ended.signal,
      }).catch(() => undefined);
      if (this.#ended.signal.aborted) break;
      this.#place(planned);
    }
  }

  end(): void {
    this.#ended.abort();
  }

  /** Waits until every order that was begun has got to its end, or failed. */
  async untilServed(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  #place(planned: PlannedOrder): void {
    this.begun += 1;
    const played = this.#play(planned).finally(() => this.#underWay.delete(played));
    this.#underWay.add(played);
  }

  async #play(planned: PlannedOrder): Promise<void> {
    try {
      const outcome = await playOrder(this.#people, planned);
      this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
    } catch (error) {
      this.journal.complain(`an order failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** All orders of so many seconds. */
export function ordersOf(seed: number, rate: number, seconds: number): PlannedOrder[] {
  return planDay({
    orders: Math.ceil(rate * seconds),
    rate,
    seed,
    shares: SHARES,
    skus: products.map(({ sku }) => sku),
    scarceSku: SCARCE_SKU,
  });
}
