import { randomBytes } from 'node:crypto';
import { topicCatalogue } from '@shop/contracts';
import { TopicTail } from '@shop/messaging';
import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { readConfig, type ShopConfig } from '../config.js';
import { clientsOf } from '../http/clients.js';
import type { NewOrder } from '../http/order.client.js';
import { Patience } from '../patience.js';
import { playOrder } from './play-order.js';
import { completedEverywhere, describeReadModels } from './read-models.js';
import { Timeline } from './timeline.js';

const allTopics = topicCatalogue.map(({ name }) => name);

/** The facts of an order with a happy end; stock-level-changed comes once for each product and step. */
const STORY = [
  'order-placed',
  'stock-level-changed',
  'shipment-dispatched',
  'invoice-issued',
  'shipment-delivered',
  'invoice-paid',
  'order-completed',
];

export const demo = new Command('demo')
  .option('--timeout <seconds>', 'how long the whole demo may take', toSeconds, 60)
  .action(async ({ timeout }: { timeout: number }) => {
    const config = readConfig();
    const run = randomBytes(4).toString('hex');
    const timeline = new Timeline(`demo-${run}`);
    const tail = new TopicTail(config.kafka);
    try {
      await tail.start(allTopics, (record) => timeline.fact(record), { from: 'now' });
      await play(config, timeline, new Patience(timeout), `customer-${run}`);
    } finally {
      await tail.stop();
    }
  });

async function play(
  config: ShopConfig,
  timeline: Timeline,
  patience: Patience,
  customerId: string,
): Promise<void> {
  const clients = clientsOf(config, timeline.correlationId);
  const orderId = await playOrder({ clients, timeline, patience }, anOrder(customerId));
  const models = await patience.until('the order is completed in every read model', () =>
    completedEverywhere(clients, { orderId, customerId }),
  );
  const missing = (): string[] => STORY.filter((topic) => !timeline.hasSeen(topic));
  await patience.until('all facts were seen', () => missing().length === 0 || undefined);
  console.log(`\nThe order as each read model shows it:\n\n${describeReadModels(models)}\n`);
  console.log(`Facts by service: ${timeline.counts()}\n`);
}

function anOrder(customerId: string): NewOrder {
  return {
    customerId,
    lines: [
      { sku: 'MUG', quantity: 2 },
      { sku: 'TEA-ASSAM', quantity: 1 },
    ],
    shippingAddress: {
      recipient: 'Ada Lovelace',
      street: '12 St James Square',
      postalCode: 'SW1Y 4JH',
      city: 'London',
      countryCode: 'GB',
    },
  };
}

function toSeconds(text: string): number {
  const { data } = z.coerce.number().int().min(1).max(3_600).safeParse(text);
  if (data === undefined) throw new InvalidArgumentError('It must be a whole number from 1 to 3600.');
  return data;
}
