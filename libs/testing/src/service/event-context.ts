import type { Transaction } from '@shop/database';
import { EventContext } from '@shop/messaging';
import { uuidv7 } from '@shop/uuid';

const TIME = new Date('2026-03-01T10:00:00.000Z');

/** The context of an event for a handler that uses only the transaction. */
export function aContext(tx: Transaction): EventContext {
  const metadata = {
    id: uuidv7(),
    type: 'a.fact',
    source: '/a-service',
    subject: 'a thing',
    time: TIME,
    correlationId: 'a-correlation-id',
    contentType: 'application/protobuf',
  };
  const record = {
    topic: 'a-topic',
    partition: 0,
    offset: '0',
    key: 'a thing',
    value: null,
    headers: {},
    timestamp: TIME.getTime(),
  };
  return new EventContext(tx, metadata, record);
}
