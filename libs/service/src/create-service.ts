import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, type Logger, NestLogger } from '@shop/telemetry';
import type { ServiceConfig } from './config.js';
import {
  measureRequests,
  serveDocs,
  createAdapter,
  limitRate,
  refuseOtherHosts,
  refuseOtherMethods,
  refuseOtherSites,
  tellRequests,
  traceRequests,
} from '@shop/http';

/** Builds the application of a service, not yet listening: `runService` listens, tests choose a free port. */
export async function createService(
  module: DynamicModule,
  config: ServiceConfig,
  logger: Logger = createLogger({ service: config.name, level: config.logLevel }),
): Promise<NestFastifyApplication> {
  const adapter = createAdapter(config);
  traceRequests(adapter);
  tellRequests(adapter, logger);
  measureRequests(adapter);
  limitRate(adapter, config.rateLimit);
  refuseOtherHosts(adapter, config);
  if (config.roles.has('api')) guardApi(adapter);
  else refuseAllButHealth(adapter);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  if (config.roles.has('api')) serveDocs(app, { title: `${config.name} service` });
  return app;
}

function guardApi(adapter: FastifyAdapter): void {
  refuseOtherSites(adapter);
  refuseOtherMethods(adapter);
}

function refuseAllButHealth(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onRequest', (request, reply, done) => {
    if (request.is404 || request.url.startsWith('/health/')) done();
    else reply.callNotFound();
  });
}
