import type { DatabaseOptions } from '@shop/database';
import type { ServiceConfig } from '../config.js';
import type { ServiceDatabases } from './service-databases.js';

/** How requests connect to a database of the service. */
export function databaseOptions(
  config: ServiceConfig,
  databases: ServiceDatabases,
  side: 'write' | 'read',
): DatabaseOptions {
  return {
    name: config.name,
    url: side === 'write' ? config.writeDatabaseUrl : config.readDatabaseUrl,
    pipeline: config.databasePipeline,
    statementTimeoutMs: config.databaseStatementTimeoutS * 1_000,
    poolSize: config.databaseRequestConnections,
    ...databases[side],
  };
}
