import type { Transaction } from '@shop/database';
import { EventContext, readEvent, type EventSerde, type ReceivedEvent } from '@shop/messaging';
import { runInStory } from '@shop/telemetry';
import type { Delivery } from './delivery.js';

/**
 * Reads the event of a delivery and calls its handler in the given transaction, as a step of the event's story.
 *
 * @throws MalformedEnvelopeError, UndecodableEventError for what can never be read, RegistryUnavailableError for what
 * cannot be read now, and whatever the handler throws
 */
export async function handleDelivery(tx: Transaction, delivery: Delivery, serde: EventSerde): Promise<void> {
  const { event, context } = await receive(tx, delivery, serde);
  const { correlationId, id: causationId } = context.metadata;
  await runInStory({ correlationId, causationId }, () => delivery.handler.handle(event, context));
}

/**
 * The same for several deliveries of one topic, in their order: at once where the handler takes a chunk. What it does is then a step of
 * several stories, and told in none.
 */
export async function handleDeliveries(
  tx: Transaction,
  deliveries: readonly Delivery[],
  serde: EventSerde,
): Promise<void> {
  const handler = deliveries[0]?.handler;
  if (!handler?.handleChunk) {
    for (const delivery of deliveries) await handleDelivery(tx, delivery, serde);
    return;
  }
  const received: ReceivedEvent[] = [];
  for (const delivery of deliveries) received.push(await receive(tx, delivery, serde));
  await handler.handleChunk(received);
}

async function receive(
  tx: Transaction,
  { record, handler }: Delivery,
  serde: EventSerde,
): Promise<ReceivedEvent> {
  const { metadata, event } = await readEvent(handler.topic, record, serde);
  return { event, context: new EventContext(tx, metadata, record) };
}
