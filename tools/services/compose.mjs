import { parse } from 'yaml';
import { operationsOffset } from '../stack/services.mjs';
import { withParts } from './parts.mjs';

const image = (service) => `localhost/reference-shop/${service}:\${SHOP_TAG:-local}`;

/** @param {import('./generate.mjs').Services} services */
export function composeFile(services) {
  const environments = [...services.map(environment), ofAll(services)];
  const parts = { environments: environments.join('\n'), services: services.map(containers).join('\n') };
  const memory = memoryOf(parse(withParts('docker-compose.yml', parts), { merge: true }).services);
  return withParts('docker-compose.yml', { ...parts, memory });
}

function environment({ name: service, port, settings }) {
  return `x-${service}-environment: &${service}-environment
  <<: *service-environment
  HTTP_PORT: ${port}
  OPERATIONS_PORT: ${port + operationsOffset}
  ALLOWED_HOSTS: ${service}
  KAFKA_USERNAME: ${service}
  KAFKA_PASSWORD: ${service}
  WRITE_DATABASE_URL: ${databaseUrl(`${service}_write`)}
  READ_DATABASE_URL: ${databaseUrl(`${service}_read`)}
${settings.map(([variable, value]) => `  ${variable}:${value === undefined ? '' : ` ${scalar(value)}`}\n`).join('')}`;
}

/** The parts about all services that other containers need. */
function ofAll(services) {
  const urls = services.flatMap(({ name, port }) => {
    const variable = name.toUpperCase();
    return [
      `  ${variable}_URL: http://${name}:${port}`,
      `  ${variable}_OPERATIONS_URL: http://${name}:${port + operationsOffset}`,
    ];
  });
  const healthy = services.map(({ name }) => `  ${name}: { condition: service_healthy }`);
  const users = services.map(({ name }) => name).join(' ');
  return [
    'x-service-urls: &service-urls',
    ...urls,
    '',
    'x-healthy-services: &healthy-services',
    ...healthy,
    '',
    `x-service-users: &service-users ${users}`,
  ].join('\n');
}

function containers({ name: service, port }) {
  const published = [
    [`${service.toUpperCase()}_PORT`, port],
    [`${service.toUpperCase()}_OPERATIONS_PORT`, port + operationsOffset],
  ].map(([variable, at]) => `    - '127.0.0.1:\${${variable}:-${at}}:${at}'`);
  return `migrate-${service}:
  <<: *migration
  image: ${image(service)}
  environment: *${service}-environment

${service}:
  <<: *app
  image: ${image(service)}
  build: { context: ., args: { APP: ${service} } }
  environment: *${service}-environment
  ports:
${published.join('\n')}
  depends_on: &${service}-dependencies
    <<: *deployed
    migrate-${service}: { condition: service_completed_successfully }
`;
}

function databaseUrl(name) {
  return `postgres://${name}:${name}@postgres:5432/${name}`;
}

/**
 * Quotes a text that YAML would take for another value, such as `on`.
 */
function scalar(value) {
  return /^[\w./:-]+$/.test(value) && !/^(true|false|on|off|yes|no|null)$/i.test(value)
    ? value
    : `'${value}'`;
}

function memoryOf(all) {
  const staying = Object.entries(all).filter(([name]) => !/^(deploy|migrate-.*|shop)$/.test(name));
  const gigabytes = (some) =>
    some.reduce(
      (sum, [, { mem_limit: limit, deploy }]) => sum + Number.parseInt(limit) * (deploy?.replicas ?? 1),
      0,
    ) / 1000;
  const always = gigabytes(staying.filter(([, { profiles }]) => profiles === undefined));
  return `# Memory: ${always.toFixed(1)} GB at most by the limits below; with all profiles ${gigabytes(staying).toFixed(1)} GB.`;
}
