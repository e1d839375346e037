import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** Of the system that this command line belongs to. */
export function version(): string {
  const file = findPackageJSON(import.meta.url);
  if (file === undefined) return 'unknown';
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
