import type { Transaction } from '@shop/database';
import { EventContext, readEvent, type EventSerde, type ReceivedEvent } from '@shop/messaging';
import type { Delivery } from '../delivery.js';
import type { DeliveryScope } from './delivery-scope.js';

/**
 * Reads the event of a delivery and calls its handler in the given transaction.
 *
 * @throws MalformedEnvelopeError, UndecodableEventError for what can never be read, RegistryUnavailableError
 * for what cannot be read now, and whatever the handler throws
 */
export async function handleDelivery(tx: Transaction, delivery: Delivery, serde: EventSerde): Promise<void> {
  const { event, context } = await receive(tx, delivery, serde);
  await delivery.handler.handle(event, context);
}

/**
 * The same for several deliveries, in their order: at once those of a topic whose handler takes a chunk. What
 * it does is then part of several scopes, and shown in none.
 */
export async function handleAll(
  tx: Transaction,
  scopes: readonly DeliveryScope[],
  serde: EventSerde,
): Promise<void> {
  for (const ofOneTopic of Map.groupBy(scopes, ({ delivery }) => delivery.handler).values()) {
    await handleTopic(tx, ofOneTopic, serde);
  }
}

async function handleTopic(
  tx: Transaction,
  scopes: readonly DeliveryScope[],
  serde: EventSerde,
): Promise<void> {
  const handleChunk = scopes[0]?.delivery.handler.handleChunk;
  if (handleChunk) {
    const received: ReceivedEvent[] = [];
    for (const scope of scopes) {
      scope.begin();
      const one = receive(tx, scope.delivery, serde);
      // Waiting for each of hundreds that are there already would be a good part of the work.
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
