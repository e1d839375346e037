import { postgresAdminUrl } from './postgres.mjs';
import { registryUrl } from './registry.mjs';
import { services } from './services.mjs';

/** The Kafka user of the command line, which makes the topics, and the rules for all other users. */
export const operationsUser = 'operations';

/**
 * The environment of a service process on this stack.
 * @param {string} service
 * @param {import('./ports.mjs').Ports} ports
 */
export function serviceEnvironment(service, ports) {
  return {
    HTTP_HOST: '127.0.0.1',
    HTTP_PORT: String(ports[service]),
    ...brokers(ports, service),
    WRITE_DATABASE_URL: databaseUrl(`${service}_write`, ports),
    READ_DATABASE_URL: databaseUrl(`${service}_read`, ports),
  };
}

/** The environment of the `shop` command line and of the tests. @param {import('./ports.mjs').Ports} ports */
export function toolEnvironment(ports) {
  const urls = services.map((service) => [`${service.toUpperCase()}_URL`, serviceUrl(service, ports)]);
  return {
    POSTGRES_ADMIN_URL: postgresAdminUrl(ports),
    ...brokers(ports, operationsUser),
    REGISTRY_USERNAME: operationsUser,
    REGISTRY_PASSWORD: operationsUser,
    ...Object.fromEntries(urls),
  };
}

/** @param {string} service @param {import('./ports.mjs').Ports} ports */
export function serviceUrl(service, ports) {
  return `http://127.0.0.1:${ports[service]}`;
}

/** The password of a user is its name, as with the databases, since only this machine reaches the ports. */
function brokers(ports, user) {
  return {
    KAFKA_BROKERS: `127.0.0.1:${ports.kafka}`,
    KAFKA_USERNAME: user,
    KAFKA_PASSWORD: user,
    REGISTRY_URL: registryUrl(ports),
  };
}

/** Each database belongs to a role of the same name. */
function databaseUrl(name, ports) {
  return `postgres://${name}:${name}@127.0.0.1:${ports.postgres}/${name}`;
}
