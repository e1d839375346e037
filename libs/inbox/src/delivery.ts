import { createHash } from 'node:crypto';
import {
  fromHeaders,
  identityOf,
  MessagingError,
  PROTOBUF_CONTENT_TYPE,
  type EventMetadata,
  type GroupHandlers,
  type IncomingRecord,
  type TopicHandler,
} from '@shop/messaging';
import { sourceOf } from '@shop/topics';
import { uuidv5 } from '@shop/uuid';
import { storable } from './storable.js';

/** A record that has arrived, and the id of its event. */
export interface Arrival {
  record: IncomingRecord;
  /**
   * Identifies the event: by its own id, or by one made from that and its source. An event without a readable
   * id gets one made from the position of its record.
   */
  id: string;
}

/** An arrival, with the minimum of knowledge to keep track of it, even if it is unreadable. */
export interface Delivery extends Arrival {
  handler: TopicHandler;
  /** The metadata of its headers, unless they are unreadable. */
  metadata?: EventMetadata | undefined;
  time: Date;
  /**
   * Events with the same order key never overtake each other. It is the record's key, or the event's own id
   * if its handler needs no order.
   */
  orderKey: string;
}

export function toDelivery(record: IncomingRecord, handlers: GroupHandlers): Delivery {
  const handler = handlers.get(record.topic);
  if (!handler) throw new Error(`Nobody in this group handles ${record.topic}, yet a record of it came`);
  const metadata =
    readable(record) ?? (isTombstone({ record, handler }) ? ofTombstone(record, handler) : undefined);
  const id = metadata ? identityOf(metadata, handler.topic) : idFromPosition(record);
  const time = metadata?.time ?? new Date(record.timestamp);
  return { record, handler, metadata, id, time, orderKey: handler.ordered ? orderKeyOf(record.key) : id };
}

/** Whether the record removes its key, and its handler accepts that. */
export function isTombstone({ record, handler }: Pick<Delivery, 'record' | 'handler'>): boolean {
  return record.value === null && handler.handleTombstones !== undefined;
}

/** A tombstone needs no more than its key: a tool that removes keys sets no headers. */
function ofTombstone(record: IncomingRecord, { topic }: TopicHandler): EventMetadata {
  const id = idFromPosition(record);
  const { typeName: type } = topic.schema;
  const time = new Date(record.timestamp);
  const told = { id, type, subject: record.key, correlationId: id, time };
  return { ...told, source: sourceOf(topic.owner), contentType: PROTOBUF_CONTENT_TYPE };
}

/**
 * The same without the parts that prevent storing it: the position identifies it, and nothing from its
 * producer is left.
 */
export function toRawDelivery({ record, handler, orderKey }: Delivery): Delivery {
  const raw = { ...record, key: storable(record.key), headers: {} };
  return { record: raw, handler, id: idFromPosition(record), time: new Date(record.timestamp), orderKey };
}

/** An index finds keys, and its rows may not be larger than a third of a page. */
const MAX_ORDER_KEY_LENGTH = 500;

function orderKeyOf(key: string): string {
  if (key.length <= MAX_ORDER_KEY_LENGTH) return storable(key);
  return `sha256:${createHash('sha256').update(key).digest('hex')}`;
}

function readable(record: IncomingRecord): EventMetadata | undefined {
  try {
    return fromHeaders(record.headers);
  } catch (error) {
    if (!(error instanceof MessagingError)) throw error;
    return undefined;
  }
}

/**
 * Any fixed UUID does. After a change, parked records without an id of their own would come as new events.
 */
const POSITIONS = '0c1f6a52-9d3b-4e7f-8a21-5b6c7d8e9f01';

/** The same for each delivery of the record. */
function idFromPosition({ topic, partition, offset }: IncomingRecord): string {
  return uuidv5(POSITIONS, `${topic}/${partition}/${offset}`);
}
