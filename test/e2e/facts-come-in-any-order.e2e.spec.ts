import { describe, expect } from '@jest/globals';
import { topicCatalogue } from '@shop/contracts';
import { groupsOf } from '@shop/topics';
import type { FaultRule } from '@shop/inbox';
import { createProducer } from '@shop/messaging';
import { kafkaConnection, readTopics, shopServices, type ShopService } from '@shop/testing';
import { addressesOf, runShopCommand } from './support/shop-command.js';
import { Shop } from './support/shop.js';

// Many short tiers: what fails comes back soon, but behind much that was published after it.
const TIERS = ['100ms', '400ms', '1500ms', '3s', '6s'];
const env = { FAULTS_ENABLED: 'true', RETRY_DELAYS: TIERS.join() };

const shop = Shop.openFor('facts-come-in-any-order', env);

describe('When handlers fail and dawdle at random, so that each service hears of things in an order of its own', () => {
  shop.tells('the day ends as if nothing had been', async () => {
    await shopCommand('seed');
    for (const service of shopServices) {
      for (const group of groupsOf(service)) {
        // So few of each topic that no event can fail once more than there are tiers: it would be a dead
        // letter.
        for (const topic of topicsOf(group)) {
          await setFault(service, { group, topic, kind: 'transient', share: 0.4, times: TIERS.length });
        }
        await setFault(service, { group, kind: 'slow', share: 0.4, times: 50, delayMs: 100 });
      }
    }
    const shares = ['--cancel', '20%', '--return', '20%', '--reject', '10%'];
    const day = ['--orders', '40', '--rate', '10', '--seed', '11', ...shares];
    const said = await shopCommand('simulate', ...day, ...since(), '--wait', '90s');
    expect(said).toMatch(/40 of 40 begun/);
    expect(said).toMatch(/: 0 differences/);
    expect(await retried()).toBeGreaterThan(0);
  });

  shop.tells('nor does it change when all of them come again', async () => {
    const records = await readTopics(...topicCatalogue.map(({ name }) => name));
    const ofToday = records.filter(({ timestamp }) => timestamp >= shop.openedAt.getTime());
    await sendAgain(ofToday);
    expect(await shopCommand('audit', ...since(), '--wait', '60s')).toMatch(/: 0 differences/);
  });
});

const shopCommand = (...args: string[]): Promise<string> => runShopCommand(args, addressesOf(shop));

function topicsOf(group: string): string[] {
  return topicCatalogue
    .filter(({ subscribers }) => subscribers.some((each) => each.group === group))
    .map(({ name }) => name);
}

async function setFault(service: ShopService, fault: FaultRule): Promise<void> {
  const url = addressesOf(shop)[`${service.toUpperCase()}_OPERATIONS_URL`];
  const headers = { authorization: 'Bearer local-operations', 'content-type': 'application/json' };
  const answer = await fetch(`${url}/faults`, { method: 'POST', headers, body: JSON.stringify(fault) });
  expect(answer.status).toBe(201);
}

/** Other stories have left facts behind that they made by hand. */
const since = (): string[] => ['--since', shop.openedAt.toISOString()];

async function sendAgain(records: Awaited<ReturnType<typeof readTopics>>): Promise<void> {
  const producer = createProducer(kafkaConnection());
  await producer.send(records);
  await producer.disconnect();
}

/** How many went through a retry tier. */
async function retried(): Promise<number> {
  const topics = shopServices.flatMap((service) => groupsOf(service)).map((group) => `retry.${group}.100ms`);
  const records = await readTopics(...topics);
  return records.filter(({ timestamp }) => timestamp >= shop.openedAt.getTime()).length;
}
