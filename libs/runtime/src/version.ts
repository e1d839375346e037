import { readFileSync } from 'node:fs';
// Imported as a whole: an older Node, which gets a clear message, lacks some of its names.
import module from 'node:module';

/** The version of the system that this process belongs to. */
export function version(): string {
  const file = module.findPackageJSON(import.meta.url);
  if (file === undefined) return 'unknown';
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
