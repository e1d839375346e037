import { randomUUID } from 'node:crypto';
import { describe, expect } from '@jest/globals';
import { createProducer, HeaderName, type IncomingRecord } from '@shop/messaging';
import { eventually, readTopics, shopServices, kafkaConnection } from '@shop/testing';
import { booksBalance, rowsOf } from './books/books-balance.js';
import { underLoad } from './support/load.js';
import type { DatabaseName } from './support/shop-databases.js';
import { Shop } from './support/shop.js';

const CUSTOMERS = 8;

const shop = Shop.openFor('a-service-stops-cleanly');

describe('Nothing is lost and nothing is done twice when', () => {
  shop.tells('each service is stopped and started again under load', async () => {
    const sku = await shop.stockUp();
    await underLoad(shop, { skus: [sku], atOnce: CUSTOMERS }, async (load) => {
      await load.untilAccepted(5);
      for (const service of shopServices) {
        const exit = await shop.processes.get(service).stop();
        expect([service, exit]).toEqual([service, { code: 0, signal: null }]);
        await shop.processes.start(service);
        await load.untilAccepted(shop.accepted.length + CUSTOMERS + 1);
      }
    });
    await booksBalance(shop);
  });

  shop.tells('another instance joins and leaves under load', async () => {
    const sku = await shop.stockUp();
    const before = shop.accepted.length;
    await underLoad(shop, { skus: [sku] }, async (load) => {
      await load.untilAccepted(before + 10);
      const another = await shop.processes.startAnother('shipment');
      await load.untilAccepted(shop.accepted.length + 30);
      expect(await another.stop()).toEqual({ code: 0, signal: null });
    });
    await booksBalance(shop);
  });

  shop.tells('a fact is delivered ten times more', async () => {
    const [orderId = ''] = shop.accepted;
    const before = await rowsOf(shop);
    const fact = (await readTopics('order-placed')).find(({ key }) => key === orderId);
    await repeat(fact as IncomingRecord, 10);

    expect(await rowsOf(shop)).toEqual(before);
    await booksBalance(shop);
  });
});

/**
 * Publishes copies of a fact and, behind them, one that passes for another fact: when that is processed, so
 * are the copies.
 */
async function repeat({ topic, key, value, headers }: IncomingRecord, times: number): Promise<void> {
  const last = randomUUID();
  shop.handMade.add(last);
  const copies = Array.from({ length: times }, () => ({ topic, key, value, headers }));
  const producer = createProducer(kafkaConnection());
  await producer.send([...copies, { topic, key, value, headers: { ...headers, [HeaderName.id]: last } }]);
  await producer.disconnect();
  const readers: DatabaseName[] = ['shipment_write', 'invoice_write', 'order_read', 'shipment_read'];
  for (const reader of readers) {
    await eventually(
      () => shop.databases.query(reader, 'select 1 from processed_event where event_id = $1', [last]),
      (rows) => rows.length > 0,
      `the copies never came to ${reader}`,
    );
  }
}
