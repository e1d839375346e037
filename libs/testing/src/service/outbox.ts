import { type ServiceName, topicCatalogue } from '@shop/contracts';
import { topicsOwnedBy } from '@shop/topics';
import { EventSerde, publishSchemas, type SchemaRegistry } from '@shop/messaging';
import { Outbox, WakeUp } from '@shop/outbox';
import { registryOfStack } from '../stack.js';

/** Repeats the step of a deployment: it changes nothing in a registry that has the schemas already. */
export async function publishOwnSchemas(service: ServiceName): Promise<SchemaRegistry> {
  const registry = registryOfStack();
  await publishSchemas(registry, topicsOwnedBy(topicCatalogue, service));
  return registry;
}

/** The outbox of a service. No relay works on it, so appended rows stay for inspection. */
export async function anOutbox(service: ServiceName): Promise<Outbox> {
  const serde = new EventSerde(await publishOwnSchemas(service));
  await serde.warmUp(topicsOwnedBy(topicCatalogue, service));
  return new Outbox(`/${service}-service`, serde, new WakeUp());
}
