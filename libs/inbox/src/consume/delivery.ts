import { createHash } from 'node:crypto';
import {
  fromHeaders,
  MessagingError,
  type GroupHandlers,
  type IncomingRecord,
  type TopicHandler,
} from '@shop/messaging';
import { storable } from '../ledger/storable.js';

/** A record that has come, and the least that must be known of it to keep track of it: even of one that cannot be read. */
export interface Delivery {
  record: IncomingRecord;
  handler: TopicHandler;
  /** The event's own id or, if it has none that can be read, one made from where the record lies. */
  id: string;
  time: Date;
  /** What must not overtake each other: the record's key, or the event alone if its handler can do without order. */
  orderKey: string;
}

export function toDelivery(record: IncomingRecord, handlers: GroupHandlers): Delivery {
  const handler = handlers.get(record.topic);
  if (!handler) throw new Error(`Nobody in this group handles ${record.topic}, yet a record of it came`);
  const { id, time } = identity(record);
  return { record, handler, id, time, orderKey: handler.ordered ? storable(record.key) : id };
}

function identity(record: IncomingRecord): { id: string; time: Date } {
  try {
    return fromHeaders(record.headers);
  } catch (error) {
    if (!(error instanceof MessagingError)) throw error;
    return { id: idFromPosition(record), time: new Date(record.timestamp) };
  }
}

/** The same for each delivery of the record. Version 8 of RFC 9562: a UUID whose content is ours. */
function idFromPosition({ topic, partition, offset }: IncomingRecord): string {
  const hash = createHash('sha256').update(`${topic}/${partition}/${offset}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
