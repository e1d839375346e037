import { describe, expect } from '@jest/globals';
import { timestampNow } from '@bufbuild/protobuf/wkt';
import { orderPlaced, toMoney } from '@shop/contracts';
import {
  createProducer,
  deadLetterTopic,
  EventSerde,
  FailureHeader,
  toHeaders,
  type OutgoingRecord,
} from '@shop/messaging';
import { eventually, kafkaConnection, readTopics, registryOfStack } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { booksBalance } from './books/books-balance.js';
import { underLoad } from './support/load.js';
import type { DatabaseName } from './support/shop-databases.js';
import { Shop } from './support/shop.js';

const shop = Shop.openFor('a-message-cannot-be-read');

/** The readers of `order-placed`, and the database of each ledger. */
const readers: [group: string, database: DatabaseName][] = [
  ['shipment', 'shipment_write'],
  ['invoice', 'invoice_write'],
  ['order-projector', 'order_read'],
  ['shipment-projector', 'shipment_read'],
];

const GARBAGE = Buffer.from([0xff, 0x00, 0x13, 0x37]);

describe('A message that cannot be read', () => {
  const orderId = uuidv7();
  const poison = record(orderId, GARBAGE);

  shop.tells('goes to the dead letters of each group, and only its own key waits behind it', async () => {
    const sku = await shop.stockUp();
    const later = record(orderId, await encodeOrder(orderId, sku));
    await underLoad(shop, { orders: 20, skus: [sku] }, async (load) => {
      await load.untilAccepted(5);
      await produce([poison, later]);
    });

    for (const [group, database] of readers) {
      const parked = await eventually(
        () => parkedIn(database, orderId),
        (rows) => rows.length === 2,
        `${group} did not park the two records of the key`,
      );
      expect(parked).toEqual([
        { consumer: group, event_id: idOf(poison), stage: 'dead', blocked: false, attempts: 1 },
        { consumer: group, event_id: idOf(later), stage: 'dead', blocked: true, attempts: 0 },
      ]);
    }
    await booksBalance(shop, { mayPark: true });
  });

  shop.tells('is kept there as it was, with what is known of the failure', async () => {
    for (const [group] of readers) {
      const letters = (await readTopics(deadLetterTopic(group))).filter(({ key }) => key === orderId);
      const [letter] = letters.map(({ value, headers }) => ({ value, headers: texts(headers) }));
      expect(letter?.value).toEqual(GARBAGE);
      expect(letter?.headers).toMatchObject({
        ...poison.headers,
        [FailureHeader.topic]: 'order-placed',
        [FailureHeader.partition]: expect.stringMatching(/^\d+$/),
        [FailureHeader.offset]: expect.stringMatching(/^\d+$/),
        [FailureHeader.group]: group,
        [FailureHeader.deliveryCount]: '1',
        [FailureHeader.message]: expect.stringContaining('no event'),
        [FailureHeader.class]: 'UNDECODABLE_EVENT',
      });
    }
  });
});

function record(key: string, value: Buffer): OutgoingRecord & { headers: Record<string, string> } {
  const id = uuidv7();
  shop.handMade.add(id);
  const headers = toHeaders({
    id,
    type: orderPlaced.schema.typeName,
    source: '/order-service',
    subject: key,
    time: new Date(),
    correlationId: shop.correlationId,
  });
  return { topic: orderPlaced.name, key, value, headers };
}

/** An order of somebody else, as the order service would publish it. */
async function encodeOrder(orderId: string, sku: string): Promise<Buffer> {
  const serde = new EventSerde(registryOfStack());
  await serde.warmUp([orderPlaced]);
  const price = toMoney(1_999, 'EUR');
  const tax = toMoney(0, 'EUR');
  return serde.serialize(orderPlaced, {
    orderId,
    version: 1,
    customerId: 'nobody',
    occurredAt: timestampNow(),
    lines: [
      { sku, productName: 'A thing', quantity: 1, unitPrice: price, lineTotal: price, tax, gross: price },
    ],
    net: price,
    tax,
    total: price,
    shippingAddress: { recipient: 'N', street: 'N', postalCode: 'N', city: 'N', countryCode: 'GB' },
  });
}

async function produce(records: OutgoingRecord[]): Promise<void> {
  const producer = createProducer(kafkaConnection());
  await producer.send(records);
  await producer.disconnect();
}

function parkedIn(database: DatabaseName, orderId: string): Promise<unknown[]> {
  return shop.databases.query(
    database,
    `select consumer, event_id, stage, blocked, attempts from parked_event
     where topic = 'order-placed' and order_key = $1 order by seq`,
    [orderId],
  );
}

function idOf({ headers }: OutgoingRecord): string {
  return String(headers['ce_id']);
}

function texts(headers: Record<string, string | Buffer>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.toString()]));
}
