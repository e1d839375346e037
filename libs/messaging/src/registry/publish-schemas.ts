import { protoText, type Topic } from '@shop/contracts';
import { SchemaRefusedError } from '../errors.js';
import type { SchemaRegistry } from './schema-registry.js';
import { subjectOf } from './subject.js';

export interface PublishedSchema {
  subject: string;
  id: number;
  action: 'registered' | 'unchanged';
}

interface Candidate {
  subject: string;
  text: string;
}

/**
 * Publishes the schemas of topics: a step of the deployment, before any process that uses them starts. Doing it again is
 * harmless. All are checked before the first is registered, because what is registered cannot be taken back.
 *
 * @throws SchemaRefusedError naming every schema that would break readers
 */
export async function publishSchemas(
  registry: SchemaRegistry,
  topics: readonly Topic[],
): Promise<PublishedSchema[]> {
  const candidates = topics.map((topic) => ({ subject: subjectOf(topic), text: selfContained(topic) }));
  await refuseIncompatible(registry, candidates);
  const published: PublishedSchema[] = [];
  for (const candidate of candidates) published.push(await publish(registry, candidate));
  return published;
}

/** Imports would be registered under subjects of their own, which every reader resolves; not every registry can. */
function selfContained({ schema }: Topic): string {
  const foreign = schema.file.dependencies.find(({ name }) => !name.startsWith('google/protobuf/'));
  if (foreign) {
    throw new SchemaRefusedError(
      `${schema.file.name}.proto imports ${foreign.name}.proto: a contract is one file`,
    );
  }
  return protoText(schema);
}

async function refuseIncompatible(registry: SchemaRegistry, candidates: Candidate[]): Promise<void> {
  const refused: string[] = [];
  for (const { subject, text } of candidates) {
    await registry.requireBackwardCompatibility(subject);
    const known = await registry.findId(subject, text);
    if (known === undefined && !(await registry.isCompatible(subject, text))) refused.push(subject);
  }
  if (refused.length > 0) {
    throw new SchemaRefusedError(
      `A field is removed, renamed or retyped in ${refused.join(', ')}: nothing was registered`,
    );
  }
}

async function publish(registry: SchemaRegistry, { subject, text }: Candidate): Promise<PublishedSchema> {
  const known = await registry.findId(subject, text);
  if (known !== undefined) return { subject, id: known, action: 'unchanged' };
  return { subject, id: await registry.register(subject, text), action: 'registered' };
}
