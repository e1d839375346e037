import type { Transaction } from '@shop/database';
import {
  EventContext,
  fromHeaders,
  readEvent,
  runsOf,
  type EventSerde,
  type ReceivedEvent,
} from '@shop/messaging';
import { isTombstone, type Delivery } from '../delivery.js';
import type { DeliveryScope } from './delivery-scope.js';

/**
 * Reads the event of a delivery and calls its handler in the given transaction.
 *
 * @throws MalformedEnvelopeError, UndecodableEventError for what can never be read, RegistryUnavailableError
 * for what cannot be read now, and whatever the handler throws
 */
export async function handleDelivery(tx: Transaction, delivery: Delivery, serde: EventSerde): Promise<void> {
  if (isTombstone(delivery)) {
    await delivery.handler.handleTombstones?.([contextOf(tx, delivery)]);
    return;
  }
  const { event, context } = await receive(tx, delivery, serde);
  await delivery.handler.handle(event, context);
}

/**
 * Handles several deliveries in their order. A handler that takes chunks gets all events of its topic at
 * once: its work belongs to several scopes, and none of them shows it.
 */
export async function handleAll(
  tx: Transaction,
  scopes: readonly DeliveryScope[],
  serde: EventSerde,
): Promise<void> {
  for (const ofOneTopic of Map.groupBy(scopes, ({ delivery }) => delivery.handler).values()) {
    // A key that is removed between two of its events must be removed between them here as well.
    for (const run of runsOf(ofOneTopic, ({ delivery }) => isTombstone(delivery))) {
      await handleTopic(tx, run, serde);
    }
  }
}

async function handleTopic(
  tx: Transaction,
  scopes: readonly DeliveryScope[],
  serde: EventSerde,
): Promise<void> {
  const first = scopes[0]?.delivery;
  const handleChunk = first?.handler.handleChunk;
  if (handleChunk && isTombstone(first)) {
    for (const scope of scopes) scope.begin();
    await first.handler.handleTombstones?.(scopes.map(({ delivery }) => contextOf(tx, delivery)));
    for (const scope of scopes) scope.pause();
    return;
  }
  if (handleChunk) {
    const received: ReceivedEvent[] = [];
    for (const scope of scopes) {
      scope.begin();
      const one = receive(tx, scope.delivery, serde);
      // Awaiting each of hundreds of available events would be a good part of the work.
      received.push(one instanceof Promise ? await one : one);
    }
    await handleChunk(received);
    for (const scope of scopes) scope.pause();
    return;
  }
  for (const scope of scopes) {
    await scope.run(() => handleDelivery(tx, scope.delivery, serde));
    scope.pause();
  }
}

/** @throws MalformedEnvelopeError when its headers cannot be read */
function contextOf(tx: Transaction, { record, metadata }: Delivery): EventContext {
  return new EventContext(tx, metadata ?? fromHeaders(record.headers), record);
}

function receive(
  tx: Transaction,
  { record, handler, metadata }: Delivery,
  serde: EventSerde,
): ReceivedEvent | Promise<ReceivedEvent> {
  const read = readEvent(handler.topic, record, serde, metadata);
  return read instanceof Promise ? read.then(received) : received(read);

  function received({ event, metadata: known }: Awaited<typeof read>): ReceivedEvent {
    return { event, context: new EventContext(tx, known, record) };
  }
}
