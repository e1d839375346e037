import { operationsOffset } from '../stack/services.mjs';
import { withParts } from './parts.mjs';

/**
 * The targets of a file.
 * @param {string} file @param {import('./generate.mjs').Services} services
 * @param {(name: string) => string} hostOf the host of a service
 */
export function prometheusFile(file, services, hostOf) {
  const targets = services.map(
    ({ name, port }) => `- targets: ['${hostOf(name)}:${port + operationsOffset}']
  labels: { service: ${name} }`,
  );
  return withParts(file, { targets: targets.join('\n') });
}
