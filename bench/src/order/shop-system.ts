import { topicCatalogue } from '@shop/contracts';
import { ShopProcesses, shopServices, type ShopService } from '@shop/testing';
import { testifyCompleted } from '../soak/testify-completed.js';
import type { OrderSystem } from './order-system.js';
import { startCounting } from './start-counting.js';

/** The shop as it runs in production. */
export async function startShop(): Promise<OrderSystem> {
  const shop = new ShopProcesses('bench-order');
  try {
    const started = await Promise.all(shopServices.map((name) => startService(shop, name)));
    const processes = Object.fromEntries(started) as OrderSystem['processes'];
    return {
      urls: Object.fromEntries(shopServices.map((name) => [name, shop.get(name).url])) as OrderSystem['urls'],
      topics: topicCatalogue.map(({ name }) => name),
      topic: (name) => name,
      processes,
      testify: testifyCompleted,
      close: () => shop.close(),
    };
  } catch (error) {
    await shop.close();
    throw error;
  }
}

async function startService(shop: ShopProcesses, name: ShopService) {
  const { counting, env } = startCounting();
  const { process } = await shop.start(name, { RATE_LIMIT: '0', LOG_LEVEL: 'warn', ...env });
  return [name, { pid: process.pid, counting }] as const;
}
