import type { Topic } from '@shop/topics';
import { SchemaRefusedError } from '../errors.js';
import { checkSchemas, type CheckedSchema } from './check-schemas.js';
import type { SchemaRegistry } from './schema-registry.js';
import { subjectOf } from './subject.js';

export interface PublishedSchema {
  subject: string;
  id: number;
  action: 'registered' | 'unchanged';
}

/**
 * Publishes the schemas of topics: a step of the deployment, before any process that uses them starts. Doing
 * it again is harmless. All are checked before the first is registered, because what is registered cannot be
 * taken back.
 *
 * @throws SchemaRefusedError naming every schema that would break readers
 */
export async function publishSchemas(
  registry: SchemaRegistry,
  topics: readonly Topic[],
): Promise<PublishedSchema[]> {
  for (const topic of topics) await registry.requireBackwardCompatibility(subjectOf(topic));
  const checked = await checkSchemas(registry, topics);
  refuseIncompatible(checked);
  const published: PublishedSchema[] = [];
  for (const schema of checked) published.push(await publish(registry, schema));
  return published;
}

function refuseIncompatible(checked: CheckedSchema[]): void {
  const refused = checked.filter(({ verdict }) => verdict === 'incompatible').map(({ subject }) => subject);
  if (refused.length === 0) return;
  throw new SchemaRefusedError(
    `A field is removed, renamed or retyped in ${refused.join(', ')}: nothing was registered. Keep it and deprecate it`,
  );
}

async function publish(
  registry: SchemaRegistry,
  { subject, text, id }: CheckedSchema,
): Promise<PublishedSchema> {
  if (id !== undefined) return { subject, id, action: 'unchanged' };
  return { subject, id: await registry.register(subject, text), action: 'registered' };
}
