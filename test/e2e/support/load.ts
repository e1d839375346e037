import { eventually } from '@shop/testing';
import { fulfil, placePatiently } from './people.js';
import type { Shop } from './shop.js';

export interface LoadOptions {
  orders: number;
  /** By SKU; each order is for one unit of each. */
  skus: string[];
  /** How many orders are on their way at the same time. */
  atOnce?: number;
}

/** Orders that are placed and fulfilled in the background while a story goes on. */
export class Load {
  readonly done: Promise<void>;
  #left: number;

  constructor(
    readonly shop: Shop,
    readonly options: LoadOptions,
  ) {
    this.#left = options.orders;
    const customers = Array.from({ length: options.atOnce ?? 8 }, () => this.#keepOrdering());
    this.done = Promise.all(customers).then(() => this.#fulfilForgotten());
    // Whoever awaits it sees the failure; without this it would end the process before.
    this.done.catch(() => undefined);
  }

  /** Waits until so many orders have been accepted. */
  async untilAccepted(count: number): Promise<void> {
    await eventually(
      () => this.shop.accepted.length,
      (accepted) => accepted >= count,
      `${count} orders were never accepted`,
      { timeout: 60_000, interval: 5 },
    );
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
    await Promise.all(forgotten.map(({ id }) => fulfil(this.shop, id)));
  }
}
