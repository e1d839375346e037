import type { Transaction } from '@shop/database';
import { EventContext, fromHeaders, UndecodableEventError, type EventSerde } from '@shop/messaging';
import { runInStory } from '@shop/telemetry';
import type { Delivery } from './delivery.js';

/**
 * Reads the event of a delivery and calls its handler in the given transaction, as a step of the event's story.
 *
 * @throws MalformedEnvelopeError, UndecodableEventError for what can never be read, RegistryUnavailableError for what
 * cannot be read now, and whatever the handler throws
 */
export async function handleDelivery(
  tx: Transaction,
  { record, handler }: Delivery,
  serde: EventSerde,
): Promise<void> {
  const metadata = fromHeaders(record.headers);
  const { typeName } = handler.topic.schema;
  if (metadata.type !== typeName) {
    throw new UndecodableEventError(`ce_type is ${metadata.type}, but ${record.topic} holds ${typeName}`);
  }
  if (record.value === null) throw new UndecodableEventError(`A record of ${record.topic} has no value`);
  const message = await serde.deserialize(handler.topic, record.value);
  const story = { correlationId: metadata.correlationId, causationId: metadata.id };
  await runInStory(story, () => handler.handle(message, new EventContext(tx, metadata, record)));
}
