import { Module, type DynamicModule } from '@nestjs/common';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KafkaEventsStrategy, type KafkaConnection } from '@shop/messaging';
import { createLogger, measureProcess, startTracing, type Logger, type Tracing } from '@shop/telemetry';
import type { ServiceConfig } from './config.js';
import { createService } from './create-service.js';
import { kafkaConnection } from '@shop/settings';
import { tellServiceInfo } from './metrics/service-info.js';
import { collectWhenIdle } from './process/collect-when-idle.js';
import { crash, exitOnCrash } from './process/exit-on-crash.js';
import { readConfigOrExit } from './process/read-config-or-exit.js';
import { stopOnSignal } from './process/stop-on-signal.js';

export interface ServiceProcess<Config extends ServiceConfig> {
  readConfig: () => Config;
  /** The service itself. */
  module: (config: Config) => DynamicModule;
  /**
   * Serves operators on a port of their own. Without it the service works the same, but has no metrics page.
   */
  operations?: (config: Config & { kafka: KafkaConnection }) => DynamicModule;
}

interface Parts {
  app?: NestFastifyApplication;
  tracing?: Tracing;
  isStopping: boolean;
}

@Module({})
class ProcessModule {}

/** Runs a service's process for its whole life: configure, build, listen, stop on a signal. */
export async function runService<Config extends ServiceConfig>({
  readConfig,
  module,
  operations,
}: ServiceProcess<Config>): Promise<void> {
  const config = readConfigOrExit(readConfig);
  const logger = createLogger({ service: config.name, level: config.logLevel });
  exitOnCrash(logger);
  const parts: Parts = { isStopping: false };
  // Before anything else: a signal counts from now on.
  stopOnSignal(() => stop(parts), logger);
  try {
    parts.tracing = await startTracing({ service: config.name, baggageKeys: config.baggageKeys, logger });
    measureProcess();
    collectWhenIdle();
    tellServiceInfo(config);
    const kafka = kafkaConnection(config, config.name);
    const imports = [module(config), ...(operations ? [operations({ ...config, kafka })] : [])];
    parts.app = await createService({ module: ProcessModule, imports }, config, logger);
    await start(parts, config, logger);
  } catch (error) {
    // A stop fails unfinished work.
    if (!parts.isStopping) crash(logger, error);
  }
}

/** Goes no further once the service is stopping. */
async function start(parts: Parts, config: ServiceConfig, logger: Logger): Promise<void> {
  const { app } = parts;
  if (!app || parts.isStopping) return;
  app.connectMicroservice<AsyncMicroserviceOptions>({
    inject: [KafkaEventsStrategy],
    useFactory: (strategy: KafkaEventsStrategy) => ({ strategy }),
  });
  await app.startAllMicroservices();
  if (parts.isStopping) return;
  await app.listen(config.httpPort, config.httpHost);
  logger.info({ url: await app.getUrl(), roles: [...config.roles] }, 'Service is up');
}

async function stop(parts: Parts): Promise<void> {
  const { app, tracing } = parts;
  parts.isStopping = true;
  // Requests first: Nest would call `onModuleDestroy` of the modules while requests are still open.
  await app?.getHttpAdapter().getInstance().close();
  await app?.close();
  await tracing?.stop();
}
