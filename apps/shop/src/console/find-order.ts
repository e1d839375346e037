import { randomUUID } from 'node:crypto';
import { topicCatalogue } from '@shop/contracts';
import {
  EventSerde,
  HeaderName,
  createTopicOffsets,
  readRanges,
  SchemaRegistry,
  type IncomingRecord,
} from '@shop/messaging';
import { z } from 'zod';
import type { ShopConfig } from '../config.js';
import { clientsOf } from '../http/clients.js';
import { RefusedRequestError } from '../http/service-client.js';
import { withAdmin } from '../with-admin.js';

/** The result of a search. */
export type Found = { orderId: string; eventId?: string } | { customerId: string };

const OfOrder = z.object({ orderId: z.string() });

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** How long after it was stated a fact may have been published to be found by its id. */
const WITHIN_MS = 10 * 60_000;
const SKEW_MS = 1_000;
const PATIENCE_MS = 15_000;

/**
 * Finds the order by its own id, or by that of its shipment, its invoice or one of its facts. Any other text
 * names a customer.
 */
export async function findOrder(config: ShopConfig, text: string): Promise<Found> {
  const id = text.toLowerCase();
  if (!UUID.test(id)) return { customerId: text };
  const { order, shipment, invoice } = clientsOf(config, `console-${randomUUID()}`);
  const answers = await Promise.all([
    orNothing(order.send('GET', `/orders/${id}`, OfOrder)),
    orNothing(shipment.send('GET', `/shipments/${id}`, OfOrder)),
    orNothing(invoice.send('GET', `/invoices/${id}`, OfOrder)),
  ]);
  const known = answers.find((answer) => answer !== undefined);
  if (known) return known;
  const record = await findEvent(config, id);
  // An order that only an outbox knows so far is shown as well, by its own id.
  return { orderId: (record && (await orderOf(config, record))) ?? id, ...(record && { eventId: id }) };
}

async function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RefusedRequestError && error.status < 500) return undefined;
    throw error;
  }
}

/** Ids of events begin with their time, which says where in the topics to look. */
async function findEvent({ kafka }: ShopConfig, id: string): Promise<IncomingRecord | undefined> {
  const stated = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
  const topics = topicCatalogue.map(({ name }) => name);
  const ranges = await withAdmin(createTopicOffsets(kafka), async (offsets) => {
    const [all, begins, ends] = await Promise.all([
      offsets.ranges(topics),
      offsets.since(topics, new Date(stated - SKEW_MS)),
      offsets.since(topics, new Date(stated + WITHIN_MS)),
    ]);
    const at = (positions: typeof begins): Map<string, bigint> =>
      new Map(positions.map(({ topic, partition, offset }) => [`${topic}/${partition}`, offset]));
    const [begin, end] = [at(begins), at(ends)];
    return all.map(({ topic, partition, end: last }) => {
      const name = `${topic}/${partition}`;
      return { topic, partition, begin: begin.get(name) ?? last, end: end.get(name) ?? last };
    });
  });
  const signal = AbortSignal.timeout(PATIENCE_MS);
  for await (const chunk of readRanges(kafka, ranges, {
    groupId: `find-${randomUUID()}`,
    chunkSize: 500,
    signal,
  })) {
    const found = chunk.find(({ headers }) => headers[HeaderName.id]?.toString() === id);
    if (found) return found;
  }
  return undefined;
}

async function orderOf({ registry }: ShopConfig, record: IncomingRecord): Promise<string | undefined> {
  const topic = topicCatalogue.find(({ name }) => name === record.topic);
  if (!topic) return undefined;
  const message: object = await new EventSerde(new SchemaRegistry(registry)).deserialize(topic, record.value);
  return 'orderId' in message ? String(message.orderId) : undefined;
}
