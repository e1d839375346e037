import { readdirSync } from 'node:fs';
import type { Client } from 'pg';
import { shopServices, type ShopProcesses } from '@shop/testing';
import type { OrderRequests } from '../http/order-requests.js';
import { residentMegabytes } from '../idle/idle.scenario.js';

/** What must not grow, however long the shop runs, by name. */
export type Sample = Record<string, number>;

export async function takeSample(
  shop: ShopProcesses,
  client: Client,
  requests: OrderRequests,
): Promise<Sample> {
  const pids = shopServices.map((service) => [service, shop.get(service).process.pid] as const);
  return Object.fromEntries([
    ...pids.map(([service, pid]) => [`${service}, resident MB`, residentMegabytes(pid)]),
    ...pids.map(([service, pid]) => [`${service}, open files`, readdirSync(`/proc/${pid}/fd`).length]),
    ...Object.entries(await tableSizes(client)),
    ['order to read model, ms', await lag(requests)],
  ]) as Sample;
}

async function tableSizes(client: Client): Promise<Sample> {
  const { rows } = await client.query<Record<string, string | number>>(`
    select pg_relation_size('outbox') / 1024.0 / 1024 as "outbox, MB",
           pg_indexes_size('outbox') / 1024.0 / 1024 as "outbox indexes, MB",
           (select count(*) from outbox)::int as "outbox, rows"`);
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, value]) => [name, Number(value)]));
}

async function lag(requests: OrderRequests): Promise<number> {
  const began = performance.now();
  await requests.see(await requests.place());
  return performance.now() - began;
}
