import { randomUUID } from 'node:crypto';
import { topicCatalogue } from '@shop/contracts';
import {
  EventSerde,
  HeaderName,
  createTopicOffsets,
  Positions,
  readRanges,
  SchemaRegistry,
  type IncomingRecord,
} from '@shop/messaging';
import { aboutOf } from '@shop/topics';
import { timeOfUuidv7 } from '@shop/uuid';
import type { ShopConfig } from '../config.js';
import { orderTopics } from '../trace/order-keys.js';
import { Questions } from '../trace/questions.js';
import { viewsOf } from '../trace/views.js';
import { withAdmin } from '../with-admin.js';

/** The result of a search. */
export type Found = { orderId: string; eventId?: string } | { customerId: string };

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** A fact is found by its id if it was published within this time of its creation. */
const WITHIN_MS = 10 * 60_000;
const SKEW_MS = 1_000;
const PATIENCE_MS = 15_000;

/**
 * Finds the order by its own id, by the id of a part of it, such as its shipment, or by the id of one of its
 * facts. Any other text names a customer.
 */
export async function findOrder(config: ShopConfig, text: string): Promise<Found> {
  const id = text.toLowerCase();
  if (!UUID.test(id)) return { customerId: text };
  const known = await orderInBooks(id);
  if (known !== undefined) return { orderId: known };
  const record = await findEvent(config, id);
  // An order that only an outbox knows so far is found by its own id.
  return { orderId: (record && (await orderOf(config, record))) ?? id, ...(record && { eventId: id }) };
}

/** Asks the books of every service. */
async function orderInBooks(id: string): Promise<string | undefined> {
  const views = await viewsOf({ keys: { id } }, new Questions());
  const rows = views.flatMap((service) => service.views.flatMap((view) => view.rows));
  return rows.map(({ about }) => String(about)).find((about) => UUID.test(about));
}

/** The id of an event begins with its time, which limits the search in the topics. */
async function findEvent({ kafka }: ShopConfig, id: string): Promise<IncomingRecord | undefined> {
  const stated = timeOfUuidv7(id)?.getTime();
  if (stated === undefined) return undefined;
  const topics = topicCatalogue.map(({ name }) => name);
  const [begins, ends] = await withAdmin(createTopicOffsets(kafka), (offsets) =>
    Promise.all([
      offsets.since(topics, new Date(stated - SKEW_MS)),
      offsets.since(topics, new Date(stated + WITHIN_MS)),
    ]),
  );
  const later = new Positions(ends);
  const ranges = begins.map(({ offset: begin, ...partition }) => {
    return { ...partition, begin, end: later.find(partition)?.offset ?? begin };
  });
  const groupId = `find-${randomUUID()}`;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  for await (const chunk of readRanges(kafka, ranges, { groupId, chunkSize: 500, signal })) {
    const found = chunk.find(({ headers }) => headers[HeaderName.id]?.toString() === id);
    if (found) return found;
  }
  return undefined;
}

/** Undefined for a fact about another subject, such as stock. */
async function orderOf({ registry }: ShopConfig, record: IncomingRecord): Promise<string | undefined> {
  const topic = orderTopics.find(({ name }) => name === record.topic);
  if (!topic) return undefined;
  return aboutOf(topic, await new EventSerde(new SchemaRegistry(registry)).deserialize(topic, record.value));
}
