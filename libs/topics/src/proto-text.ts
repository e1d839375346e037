import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Topic } from './topic.js';

/**
 * The text of the `.proto` file of a topic's message. The registry identifies the schema by this exact text.
 */
export function protoText({ protoFolder, schema }: Topic): string {
  return readFileSync(join(protoFolder, `${schema.file.name}.proto`), 'utf8');
}
