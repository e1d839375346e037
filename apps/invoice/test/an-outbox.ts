import { topicsOwnedBy } from '@shop/contracts';
import { EventSerde, publishSchemas, SchemaRegistry } from '@shop/messaging';
import { Outbox, WakeUp } from '@shop/outbox';
import { stackAddresses } from '@shop/testing';

/** The outbox as the service has it. No relay works on it: what is appended stays to be looked at. */
export async function anOutbox(): Promise<Outbox> {
  const registry = new SchemaRegistry({ url: stackAddresses().registryUrl });
  await publishSchemas(registry, topicsOwnedBy('invoice'));
  const serde = new EventSerde(registry);
  await serde.warmUp(topicsOwnedBy('invoice'));
  return new Outbox('/invoice-service', serde, new WakeUp());
}
