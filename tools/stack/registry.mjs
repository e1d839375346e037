import { join } from 'node:path';
import { registryFolder } from './distributions.mjs';
import { findJava, javaLocale } from './java.mjs';
import { registryDatabase } from './postgres.mjs';

/** The registry ignores this property: it only identifies our process. */
const dataMark = (folder) => `-Dstack.folder=${folder}/`;

/** @type {import('./part.mjs').Part} */
export const registry = {
  name: 'registry',
  title: 'Schema registry',
  port: 'registry',
  ports: ['registry', 'registryManagement'],
  stopSignal: 'SIGTERM',
  mark: dataMark,

  command({ folder, ports }) {
    const jar = join(registryFolder, 'quarkus-run.jar');
    return {
      command: join(findJava(), 'bin/java'),
      // Only the fast compiler: for the registry a short start counts more than throughput.
      args: ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', dataMark(folder), '-jar', jar],
      env: { ...javaLocale, ...settings(ports) },
    };
  },

  async isReady({ ports }) {
    const answer = await fetch(`${registryUrl(ports)}/subjects`, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.ok;
  },
};

/** The address of its Confluent-compatible API. @param {import('./ports.mjs').Ports} ports */
export function registryUrl(ports) {
  return `http://127.0.0.1:${ports.registry}/apis/ccompat/v7`;
}

/**
 * Everybody may read, and only known users may write. As with the broker, a password of the local stack is
 * the user's name.
 */
const access = {
  QUARKUS_HTTP_AUTH_BASIC: 'true',
  QUARKUS_SECURITY_USERS_EMBEDDED_PLAIN_TEXT: 'true',
  QUARKUS_SECURITY_USERS_EMBEDDED_USERS_OPERATIONS: 'operations',
  QUARKUS_SECURITY_USERS_EMBEDDED_ROLES_OPERATIONS: 'sr-admin',
  APICURIO_AUTH_ROLE_BASED_AUTHORIZATION: 'true',
  APICURIO_AUTH_ANONYMOUS_READ_ACCESS_ENABLED: 'true',
};

function settings(ports) {
  return {
    QUARKUS_HTTP_HOST: '127.0.0.1',
    QUARKUS_HTTP_PORT: String(ports.registry),
    QUARKUS_HTTP_ACCESS_LOG_ENABLED: 'false',
    QUARKUS_MANAGEMENT_HOST: '127.0.0.1',
    QUARKUS_MANAGEMENT_PORT: String(ports.registryManagement),
    ...access,
    APICURIO_STORAGE_KIND: 'sql',
    APICURIO_STORAGE_SQL_KIND: 'postgresql',
    APICURIO_DATASOURCE_URL: `jdbc:postgresql://127.0.0.1:${ports.postgres}/${registryDatabase.name}`,
    APICURIO_DATASOURCE_USERNAME: registryDatabase.user,
    APICURIO_DATASOURCE_PASSWORD: registryDatabase.password,
    // It opens 20 connections by default, each of them a PostgreSQL process.
    APICURIO_DATASOURCE_JDBC_INITIAL_SIZE: '1',
    APICURIO_DATASOURCE_JDBC_MIN_SIZE: '1',
    APICURIO_DATASOURCE_JDBC_MAX_SIZE: '10',
  };
}
