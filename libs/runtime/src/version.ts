import { readFileSync } from 'node:fs';
// As a whole: an older Node, which is told so in words, does not know all of its names.
import module from 'node:module';

/** Of the system that this process belongs to. */
export function version(): string {
  const file = module.findPackageJSON(import.meta.url);
  if (file === undefined) return 'unknown';
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
