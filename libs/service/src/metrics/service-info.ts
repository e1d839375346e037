import { version } from '@shop/runtime';
import { gauge } from '@shop/telemetry';
import type { ServiceConfig } from '../config.js';

const info = gauge({
  name: 'service_info',
  help: 'What this process is, in its labels: the version of the system, and its roles, in alphabetical order. Always 1.',
  labels: ['version', 'roles'],
});

/** Publishes name, version and roles of this process; a change of version shows as a change of series. */
export function tellServiceInfo({ roles }: ServiceConfig): void {
  info.set({ version: version(), roles: [...roles].toSorted().join(',') }, 1);
}
