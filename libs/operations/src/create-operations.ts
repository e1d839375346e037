import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, NestLogger } from '@shop/telemetry';
import {
  createAdapter,
  refuseOtherHosts,
  serveDocs,
  serveMetrics,
  tellRequests,
  traceRequests,
  type ServedHosts,
} from '@shop/http';
import { acceptJsonLines } from './accept-json-lines.js';
import { OperationsApiModule, type Admins } from './operations-api.module.js';
import { requireToken } from './require-token.js';

/**
 * Builds the application for operators, not yet listening: it works on a service's dead letters and parked
 * rows, and serves its metrics.
 */
export async function createOperations(
  admins: Admins,
  token: string | undefined,
  logger: Logger,
  hosts: ServedHosts = { httpHost: '127.0.0.1' },
): Promise<NestFastifyApplication> {
  const adapter = createAdapter();
  traceRequests(adapter);
  tellRequests(adapter, logger);
  refuseOtherHosts(adapter, hosts);
  requireToken(adapter, token);
  serveMetrics(adapter);
  const operations = await NestFactory.create<NestFastifyApplication>(
    OperationsApiModule.forRoot(admins),
    adapter,
    { logger: new NestLogger(logger), abortOnError: false },
  );
  serveDocs(operations, { title: 'Operations of the service', token: true });
  // Nest makes its own parsers first, and forgets existing ones.
  await operations.init();
  acceptJsonLines(adapter);
  return operations;
}
