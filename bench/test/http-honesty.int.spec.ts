import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { shopDatabaseUrl, ShopProcesses } from '@shop/testing';
import { acceptOrders, forgetOrders, testifyOrders } from '../src/http/accept.js';
import { OrderRequests } from '../src/http/order-requests.js';

describe('The benchmark of the API', () => {
  const shop = new ShopProcesses('bench-honesty');
  const client = new Client({ connectionString: shopDatabaseUrl('order', 'write') });
  let requests: OrderRequests;
  beforeAll(async () => {
    await client.connect();
    const { url } = await shop.start('order', { ROLES: 'api', RATE_LIMIT: '0' });
    requests = new OrderRequests(new URL(url), 4);
    await requests.prepare();
  });
  afterAll(async () => {
    requests.close();
    await shop.close();
    await forgetOrders(client);
    await client.end();
  });

  /** Places orders in the real service, then plants a fault: its statement gets the id of one of them. */
  async function acceptAndThen(fault?: string): Promise<void> {
    await forgetOrders(client);
    const { orderIds } = await acceptOrders(requests, 4, 200);
    if (fault !== undefined) await client.query(fault, [orderIds[1]]);
    await testifyOrders(client, orderIds);
  }

  it('counts a run in which all was written', async () => {
    await expect(acceptAndThen()).resolves.toBeUndefined();
  });

  it.each([
    ['an order was accepted and not kept', 'delete from orders where id = $1', 'the rows', '1 lost'],
    ['an order has no fact', 'delete from outbox where key = $1', 'the facts', '1 lost'],
    ['an order has its fact twice', copyOfFact('key'), 'the facts', '1 doubled'],
    ['a fact is of no accepted order', copyOfFact(`'x' || key`), 'the facts', '1 that nobody asked for'],
    [
      'an answer was not kept',
      `delete from kept_answer where body ->> 'orderId' = $1`,
      'the answers',
      '1 lost',
    ],
  ])('fails when %s', async (_what, fault, of, problem) => {
    await expect(acceptAndThen(fault)).rejects.toThrow(`${of} of the accepted orders: ${problem}`);
  });
});

function copyOfFact(key: string): string {
  return `insert into outbox (event_id, bucket, topic, key, headers, payload)
          select event_id, bucket, topic, ${key}, headers, payload from outbox where key = $1`;
}
