import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { DescMessage } from '@bufbuild/protobuf';

/** The `.proto` file that a message comes from: what its schema is known by in the registry, to the letter. */
export function protoText(schema: DescMessage): string {
  const packageJson = findPackageJSON(import.meta.url);
  if (packageJson === undefined) throw new Error('There is no package.json to find proto/ beside');
  return readFileSync(join(dirname(packageJson), 'proto', `${schema.file.name}.proto`), 'utf8');
}
