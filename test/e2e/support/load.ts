import { eventually } from '@shop/testing';
import { allToTheEnd } from './all-to-the-end.js';
import { fulfil, placePatiently } from './people.js';
import type { Shop } from './shop.js';

export interface LoadOptions {
  /** How many in all; without it, as many as are placed while the work goes on. */
  orders?: number;
  /** By SKU; each order is for one unit of each. */
  skus: string[];
  /** How many orders are on their way at the same time. */
  atOnce?: number;
}

/** Lets orders be placed and fulfilled while `work` goes on, and ends when all of them are completed. */
export async function underLoad(
  shop: Shop,
  options: LoadOptions,
  work: (load: Load) => Promise<void>,
): Promise<void> {
  const load = new Load(shop, options);
  await allToTheEnd([work(load).finally(() => load.endIfEndless()), load.run()]);
}

export class Load {
  #left: number;

  constructor(
    readonly shop: Shop,
    readonly options: LoadOptions,
  ) {
    this.#left = options.orders ?? Infinity;
  }

  endIfEndless(): void {
    if (this.options.orders === undefined) this.#left = 0;
  }

  /**
   * Waits until so many orders of the shop have been accepted. Every customer waits for the completion of an
   * order before placing the next one, so more of them are accepted only while everything works.
   */
  async untilAccepted(count: number): Promise<void> {
    await eventually(
      () => this.shop.accepted.length,
      (accepted) => accepted >= count,
      `${count} orders were never accepted`,
      { timeout: 120_000, interval: 5 },
    );
  }

  async run(): Promise<void> {
    const { atOnce = 8 } = this.options;
    await allToTheEnd(Array.from({ length: atOnce }, () => this.#keepOrdering()));
    await this.#fulfilForgotten();
  }

  async #keepOrdering(): Promise<void> {
    const lines = Object.fromEntries(this.options.skus.map((sku) => [sku, 1]));
    while (this.#left-- > 0) await fulfil(this.shop, await placePatiently(this.shop, lines));
  }

  /** Those that were accepted although the answer got lost. */
  async #fulfilForgotten(): Promise<void> {
    const rows = await this.shop.databases.query<{ id: string }>(
      'order_write',
      'select id from orders where customer_id = $1',
      [this.shop.customerId],
    );
    const forgotten = rows.filter(({ id }) => !this.shop.accepted.includes(id));
    await allToTheEnd(forgotten.map(({ id }) => fulfil(this.shop, id)));
  }
}
