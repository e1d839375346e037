import { topicsOwnedBy } from '@shop/contracts';
import { publishSchemas, SchemaRegistry } from '@shop/messaging';
import { stackAddresses } from '@shop/testing';

export const ownTopics = topicsOwnedBy('invoice');

/** The step of a deployment, done again: a registry that already has them takes no notice. */
export async function publishOwnSchemas(): Promise<SchemaRegistry> {
  const registry = new SchemaRegistry({ url: stackAddresses().registryUrl });
  await publishSchemas(registry, ownTopics);
  return registry;
}
