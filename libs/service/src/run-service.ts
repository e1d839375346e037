import { Module, type DynamicModule } from '@nestjs/common';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KafkaEventsStrategy, type KafkaConnection } from '@shop/messaging';
import { createLogger, measureProcess, startTracing, type Logger, type Tracing } from '@shop/telemetry';
import type { ServiceConfig } from './config.js';
import { createService } from './create-service.js';
import { kafkaConnection } from '@shop/settings';
import { tellServiceInfo } from './metrics/service-info.js';
import { crash, exitOnCrash } from './process/exit-on-crash.js';
import { readConfigOrExit } from './process/read-config-or-exit.js';
import { stopOnSignal } from './process/stop-on-signal.js';

export interface ServiceProcess<Config extends ServiceConfig> {
  readConfig: () => Config;
  /** The service itself. */
  module: (config: Config) => DynamicModule;
  /** What operators do with it. Not part of the service: it works on any. */
  operations: (config: Config & { kafka: KafkaConnection }) => DynamicModule;
}

interface Parts {
  app?: NestFastifyApplication;
  tracing?: Tracing;
}

@Module({})
class ProcessModule {}

/** The whole life of a service's process: configure, build, listen, stop when told to. */
export async function runService<Config extends ServiceConfig>({
  readConfig,
  module,
  operations,
}: ServiceProcess<Config>): Promise<void> {
  const config = readConfigOrExit(readConfig);
  const logger = createLogger({ service: config.name, level: config.logLevel });
  exitOnCrash(logger);
  const parts: Parts = {};
  // Before anything is waited for: the first process of a container does not die of a signal that it does not
  // handle.
  stopOnSignal(() => stop(parts), logger);
  try {
    parts.tracing = await startTracing({ service: config.name, baggageKeys: config.baggageKeys, logger });
    measureProcess();
    tellServiceInfo(config);
    const kafka = kafkaConnection(config, config.name);
    const imports = [module(config), operations({ ...config, kafka })];
    parts.app = await createService({ module: ProcessModule, imports }, config, logger);
    await start(parts.app, config, logger);
  } catch (error) {
    crash(logger, error);
  }
}

async function start(app: NestFastifyApplication, config: ServiceConfig, logger: Logger): Promise<void> {
  app.connectMicroservice<AsyncMicroserviceOptions>({
    inject: [KafkaEventsStrategy],
    useFactory: (strategy: KafkaEventsStrategy) => ({ strategy }),
  });
  await app.startAllMicroservices();
  await app.listen(config.httpPort, config.httpHost);
  logger.info({ url: await app.getUrl(), roles: [...config.roles] }, 'Service is up');
}

async function stop({ app, tracing }: Parts): Promise<void> {
  // Requests first: Nest would call `onModuleDestroy` of the modules while they are still being answered.
  await app?.getHttpAdapter().getInstance().close();
  await app?.close();
  await tracing?.stop();
}
