import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { gauge } from '@shop/telemetry';
import type { ServiceConfig } from '../config.js';

const info = gauge({
  name: 'service_info',
  help: 'What this process is, in its labels: the version of the system, and its roles, in alphabetical order. Always 1.',
  labels: ['version', 'roles'],
});

/** Tells what runs here; a change of version shows as a change of series. */
export function tellServiceInfo({ roles }: ServiceConfig): void {
  info.set({ version: version(), roles: [...roles].toSorted().join(',') }, 1);
}

function version(): string {
  const file = findPackageJSON(import.meta.url);
  if (file === undefined) return 'unknown';
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
