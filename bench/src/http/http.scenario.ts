import { Client } from 'pg';
import { shopDatabaseUrl, ShopProcesses } from '@shop/testing';
import { comparison, figure } from '../measure/figures.js';
import { cpuOfFamily } from '../measure/cpu.js';
import { inTurns } from '../measure/in-turns.js';
import type { Outcome, Settings } from '../scenario.js';
import { acceptOrders, forgetOrders, testifyOrders } from './accept.js';
import { driverOrders, hasPgbench, pgbenchOrders } from './bare-orders.js';
import { OrderRequests } from './order-requests.js';

const CLIENTS = 32;
/** The number of connections that the service opens. */
const CONNECTIONS = 10;

/**
 * Measures the orders that the API of one order service accepts, against the database alone with the same
 * writes.
 */
export async function httpScenario({ quick, runs }: Settings): Promise<Outcome> {
  const url = shopDatabaseUrl('order', 'write');
  const shop = new ShopProcesses('bench');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { url: address, process: running } = await shop.start('order', { ROLES: 'api', RATE_LIMIT: '0' });
    const requests = new OrderRequests(new URL(address), CLIENTS);
    await requests.prepare();
    const milliseconds = quick ? 500 : 8_000;
    const bare = hasPgbench() ? pgbenchOrders : driverOrders;
    const { limit, api } = await inTurns<'limit' | 'api', { perSecond: number; cpu: number }>(
      {
        limit: async () => ({
          perSecond: await bare({ url, connections: CONNECTIONS, milliseconds }),
          cpu: 0,
        }),
        api: async () => {
          await forgetOrders(client);
          const before = cpuOfFamily(running.pid);
          const { perSecond, orderIds } = await acceptOrders(requests, CLIENTS, milliseconds);
          const cpu = ((cpuOfFamily(running.pid) - before) * 1e6) / orderIds.length;
          await testifyOrders(client, orderIds);
          return { perSecond, cpu };
        },
      },
      runs,
    );
    requests.close();
    const what = hasPgbench() ? 'pgbench, five round trips' : 'the driver alone, five round trips';
    const limits = { what, runs: limit.map(({ perSecond }) => perSecond) };
    const accepted = api.map(({ perSecond }) => perSecond);
    const cost = api.map(({ cpu }) => cpu);
    return {
      comparisons: [comparison('orders accepted by one API', 'orders/s', accepted, limits, { atLeast: 0.5 })],
      figures: [figure('the service for each order', 'µs of CPU', cost)],
    };
  } finally {
    await shop.close();
    // No relay runs here, and half of these facts are not real: no relay must publish them later.
    await forgetOrders(client);
    await client.end();
  }
}
