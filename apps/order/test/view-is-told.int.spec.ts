import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { orderPlaced } from '@shop/contracts';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { EventSerde, KafkaEventsStrategy, toHeaders, type IncomingRecord } from '@shop/messaging';
import { ViewChanges } from '@shop/projection';
import { createService } from '@shop/service';
import {
  allowProjectors,
  Api,
  apiEnvironment,
  createTestDatabase,
  publishOwnSchemas,
  type TestDatabase,
} from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { AppModule } from '../src/app.module.js';
import { readConfig } from '../src/config.js';
import { databases } from '../src/databases.js';
import { OrderOverviewQuery } from '../src/views/order-overview/order-overview.query.js';
import { anOrderPlaced } from './facts.js';

/** Never over while the test runs: only a woken reader goes on. */
const FOREVER_MS = 60_000;

let write: TestDatabase<WriteDatabase>;
let read: TestDatabase<ReadDatabase>;
let app: NestFastifyApplication;

/**
 * The service with all its parts, but without running consumers: the test hands them their records.
 */
beforeAll(async () => {
  write = await createTestDatabase({ ...databases.write, as: WriteDatabase });
  read = await createTestDatabase({ ...databases.read, as: ReadDatabase });
  await allowProjectors(read.database, ['order_overview', 'product_availability']);
  await publishOwnSchemas('order');
  const config = readConfig(apiEnvironment({ writeUrl: write.url, readUrl: read.url }));
  app = await createService(AppModule.forRoot(config), config);
  app.connectMicroservice({ strategy: strategy() });
  await app.startAllMicroservices();
  await Api.serve(app);
});
afterAll(async () => {
  await app.close();
  await Promise.all([write.drop(), read.drop()]);
});

it('who waits for a view is told when the projector of the same process has it, and looks once more', async () => {
  const orderId = uuidv7();
  const waits: boolean[] = [];
  const waiting = Promise.withResolvers<void>();
  const changes = app.get(ViewChanges, { strict: false });
  const watch = changes.watch.bind(changes);
  changes.watch = (key, work) =>
    watch(key, (changed) => {
      const wait = changed.wait.bind(changed);
      changed.wait = async () => {
        waiting.resolve();
        const told = await wait(FOREVER_MS);
        waits.push(told);
        return told;
      };
      return work(changed);
    });

  const found = app.get(OrderOverviewQuery, { strict: false }).findFrom(1, orderId, FOREVER_MS);
  await Promise.race([waiting.promise, found]);
  await project(await recordOf(orderId));
  expect(await found).toMatchObject({ orderId, version: 1 });
  expect(waits).toEqual([true]);
});

function strategy(): KafkaEventsStrategy {
  return app.get(KafkaEventsStrategy, { strict: false });
}

async function project(record: IncomingRecord): Promise<void> {
  const group = 'order-projector';
  const [consumer] = strategy().options.consumers(group, strategy().handlersOf(group));
  expect(await consumer?.handle([record])).toEqual({ done: 1 });
}

async function recordOf(orderId: string): Promise<IncomingRecord> {
  const serde = app.get(EventSerde, { strict: false });
  await serde.warmUp([orderPlaced]);
  const metadata = {
    id: uuidv7(),
    type: orderPlaced.schema.typeName,
    source: '/order-service',
    subject: orderId,
    time: new Date(),
    correlationId: 'a-test',
  };
  return {
    topic: orderPlaced.name,
    partition: 0,
    offset: '0',
    key: orderId,
    value: serde.serialize(orderPlaced, anOrderPlaced({ orderId })),
    headers: toHeaders(metadata),
    timestamp: Date.now(),
  };
}
