import { readdirSync } from 'node:fs';
import { Client } from 'pg';
import {
  shopDatabaseUrl,
  shopServices,
  stackAddresses,
  type ShopProcesses,
  type ShopService,
} from '@shop/testing';
import { residentMegabytes } from '../idle/idle.scenario.js';
import type { Journeys } from './journeys.js';

/**
 * The values by name that must not grow, however long the shop runs. The last word of a name is its unit.
 */
export type Sample = Record<string, number>;

/** Looks at the shop from outside. */
export class Sampler {
  readonly #admin = new Client({ connectionString: stackAddresses().postgresAdminUrl });
  readonly #writeSides = shopServices.map((service) => ({
    service,
    client: new Client({ connectionString: shopDatabaseUrl(service, 'write') }),
  }));

  readonly #before = { orders: 0, bytes: new Map<ShopService, number>() };

  constructor(
    readonly shop: ShopProcesses,
    readonly journeys: Journeys,
  ) {}

  /** Begins to watch: the current content of the databases does not belong to the later orders. */
  async open(): Promise<void> {
    await this.#admin.connect();
    for (const { client } of this.#writeSides) await client.connect();
    this.#before.orders = this.journeys.orders.placed;
    for (const service of shopServices) this.#before.bytes.set(service, await this.#bytes(service));
  }

  async close(): Promise<void> {
    await this.#admin.end();
    for (const { client } of this.#writeSides) await client.end();
  }

  async take(): Promise<Sample> {
    const sample: Sample = {};
    for (const { service, client } of this.#writeSides) {
      const { pid } = this.shop.get(service).process;
      sample[`${service}, resident MB`] = residentMegabytes(pid);
      sample[`${service}, open files`] = readdirSync(`/proc/${pid}/fd`).length;
      Object.assign(sample, await outboxOf(service, client));
      sample[`${service}, databases for each order kB`] = await this.#kilobytesForEachOrder(service);
    }
    return { ...sample, ...(await this.#lag()) };
  }

  /**
   * Orders stay, with their views and processed events, so the share of each order must not grow.
   */
  async #kilobytesForEachOrder(service: ShopService): Promise<number> {
    const orders = this.journeys.orders.placed - this.#before.orders;
    const bytes = (await this.#bytes(service)) - (this.#before.bytes.get(service) ?? 0);
    return orders === 0 ? 0 : bytes / 1_000 / orders;
  }

  /** The size with indexes. */
  async #bytes(service: ShopService): Promise<number> {
    const { rows } = await this.#admin.query<{ bytes: string }>(
      'select pg_database_size($1) + pg_database_size($2) as bytes',
      [`${service}_write`, `${service}_read`],
    );
    return Number(rows[0]?.bytes);
  }

  async #lag(): Promise<Sample> {
    const began = performance.now();
    const orderId = await this.journeys.orders.place();
    await this.journeys.see(orderId);
    const seen = performance.now();
    await this.journeys.follow(orderId);
    return { 'order to read model ms': seen - began, 'order to payment ms': performance.now() - began };
  }
}

async function outboxOf(service: ShopService, client: Client): Promise<Sample> {
  const { rows } = await client.query<Record<'size' | 'indexes' | 'rows', string>>(`
    select pg_relation_size('outbox') / 1e6 as size, pg_indexes_size('outbox') / 1e6 as indexes,
           (select count(*) from outbox) as rows`);
  return {
    [`${service}, outbox MB`]: Number(rows[0]?.size),
    [`${service}, indexes of the outbox MB`]: Number(rows[0]?.indexes),
    [`${service}, outbox rows`]: Number(rows[0]?.rows),
  };
}
