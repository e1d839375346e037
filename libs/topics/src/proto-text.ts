import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Topic } from './topic.js';

/**
 * The `.proto` file that a topic's message comes from: what its schema is known by in the registry, to the
 * letter.
 */
export function protoText({ protoFolder, schema }: Topic): string {
  return readFileSync(join(protoFolder, `${schema.file.name}.proto`), 'utf8');
}
