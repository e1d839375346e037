import { protoText, type Topic } from '@shop/topics';
import { SchemaRefusedError } from '../errors.js';
import type { SchemaRegistry } from './schema-registry.js';
import { subjectOf } from './subject.js';

export interface CheckedSchema {
  subject: string;
  text: string;
  /**
   * - `registered`: the registry has this very text.
   * - `compatible`: it would take it as a new version.
   * - `incompatible`: it would not.
   * - `unguarded`: it would take anything, because this subject has no level of compatibility.
   */
  verdict: 'registered' | 'compatible' | 'incompatible' | 'unguarded';
  /** The id of a registered schema. */
  id?: number;
}

/**
 * Asks a registry what it thinks of the contracts of topics, and changes nothing.
 *
 * @throws SchemaRefusedError for a contract of more than one file, RegistryUnavailableError
 */
export async function checkSchemas(
  registry: SchemaRegistry,
  topics: readonly Topic[],
): Promise<CheckedSchema[]> {
  const candidates = topics.map((topic) => ({ subject: subjectOf(topic), text: selfContained(topic) }));
  const checked: CheckedSchema[] = [];
  for (const { subject, text } of candidates) checked.push(await check(registry, subject, text));
  return checked;
}

/**
 * Imports would be registered first, under subjects of their own, which every reader resolves; not every
 * registry can. As there are none, the order in which contracts are published does not matter.
 */
function selfContained(topic: Topic): string {
  const { schema } = topic;
  const foreign = schema.file.dependencies.find(({ name }) => !name.startsWith('google/protobuf/'));
  if (foreign) {
    throw new SchemaRefusedError(
      `${schema.file.name}.proto imports ${foreign.name}.proto: a contract is one file, so nest the message in the event`,
    );
  }
  return protoText(topic);
}

async function check(registry: SchemaRegistry, subject: string, text: string): Promise<CheckedSchema> {
  if (!(await registry.isGuarded(subject))) return { subject, text, verdict: 'unguarded' };
  const id = await registry.findId(subject, text);
  if (id !== undefined) return { subject, text, verdict: 'registered', id };
  const verdict = (await registry.isCompatible(subject, text)) ? 'compatible' : 'incompatible';
  return { subject, text, verdict };
}
