import { EventSerde } from '@shop/messaging';
import { Outbox, WakeUp } from '@shop/outbox';
import { ownTopics, publishOwnSchemas } from './own-schemas.js';

/** The outbox as the service has it. No relay works on it: what is appended stays to be looked at. */
export async function anOutbox(): Promise<Outbox> {
  const serde = new EventSerde(await publishOwnSchemas());
  await serde.warmUp(ownTopics);
  return new Outbox('/invoice-service', serde, new WakeUp());
}
