import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KafkaEventsStrategy } from '@shop/messaging';
import { createLogger, startTracing, type Logger, type Tracing } from '@shop/telemetry';
import type { ServiceConfig } from './config.js';
import { createService } from './create-service.js';
import { startMetrics } from './metrics/start-metrics.js';
import { crash, exitOnCrash } from './process/exit-on-crash.js';
import { readConfigOrExit } from './process/read-config-or-exit.js';
import { stopOnSignal } from './process/stop-on-signal.js';

interface Start<Config> {
  config: Config;
  logger: Logger;
  parts: Parts;
  startOperations: StartOperations<Config> | undefined;
}

interface Parts {
  app?: NestFastifyApplication;
  operations?: NestFastifyApplication | undefined;
  endMetrics?: () => Promise<void>;
  tracing?: Tracing;
}

/** Serves what operators do with a running service, on a port of its own. */
export type StartOperations<Config> = (
  app: NestFastifyApplication,
  config: Config,
  logger: Logger,
) => Promise<NestFastifyApplication>;

/** The whole life of a service's process: configure, build, listen, stop when told to. */
export async function runService<Config extends ServiceConfig>(
  readConfig: () => Config,
  moduleFor: (config: Config) => DynamicModule,
  startOperations?: StartOperations<Config>,
): Promise<void> {
  const config = readConfigOrExit(readConfig);
  const logger = createLogger({ service: config.name, level: config.logLevel });
  exitOnCrash(logger);
  const parts: Parts = {};
  // Before anything is waited for: the first process of a container does not die of a signal that it does not handle.
  stopOnSignal(() => stop(parts), logger);
  try {
    parts.tracing = await startTracing({ service: config.name, baggageKeys: config.baggageKeys, logger });
    await start(moduleFor(config), { config, logger, parts, startOperations });
  } catch (error) {
    crash(logger, error);
  }
}

async function start<Config extends ServiceConfig>(
  module: DynamicModule,
  { config, logger, parts, startOperations }: Start<Config>,
): Promise<void> {
  const app = await createService(module, config, logger);
  app.connectMicroservice({ strategy: app.get(KafkaEventsStrategy, { strict: false }) });
  parts.app = app;
  await app.startAllMicroservices();
  await app.listen(config.httpPort, config.httpHost);
  parts.endMetrics = startMetrics(app, config, logger);
  parts.operations = await startOperations?.(app, config, logger);
  const urls = { url: await app.getUrl(), operations: await parts.operations?.getUrl() };
  logger.info({ ...urls, roles: [...config.roles] }, 'Service is up');
}

async function stop({ app, operations, endMetrics, tracing }: Parts): Promise<void> {
  await operations?.close();
  await endMetrics?.();
  // Requests first: Nest would call `onModuleDestroy` of the modules while they are still being answered.
  await app?.getHttpAdapter().getInstance().close();
  await app?.close();
  await tracing?.stop();
}
