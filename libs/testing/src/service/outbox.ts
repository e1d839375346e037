import { type ServiceName, topicCatalogue } from '@shop/contracts';
import { topicsOwnedBy } from '@shop/topics';
import { EventSerde, publishSchemas, type SchemaRegistry } from '@shop/messaging';
import { Outbox, WakeUp } from '@shop/outbox';
import { registryOfStack } from '../stack.js';

/** The step of a deployment, done again: a registry that already has the schemas takes no notice. */
export async function publishOwnSchemas(service: ServiceName): Promise<SchemaRegistry> {
  const registry = registryOfStack();
  await publishSchemas(registry, topicsOwnedBy(topicCatalogue, service));
  return registry;
}

/** The outbox as the service has it. No relay works on it: what is appended stays to be looked at. */
export async function anOutbox(service: ServiceName): Promise<Outbox> {
  const serde = new EventSerde(await publishOwnSchemas(service));
  await serde.warmUp(topicsOwnedBy(topicCatalogue, service));
  return new Outbox(`/${service}-service`, serde, new WakeUp());
}
