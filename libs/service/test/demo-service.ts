import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { createLogger } from '@shop/telemetry';
import { type ServiceConfig, serviceSettings } from '../src/config.js';
import { createService } from '../src/create-service.js';
import { CoreModule, type CoreOptions } from '../src/core.module.js';
import { readSettings } from '@shop/settings';

@Module({})
class DemoModule {}

export interface Demo extends CoreOptions {
  controllers?: Type[];
  environment?: Record<string, string>;
}

/** A service with nothing in it but the given controllers, on a free port, with what it logs. */
export async function startDemo({ controllers = [], environment = {}, ...options }: Demo) {
  const config = readSettings(serviceSettings({ name: 'demo', httpPort: 0 }), environment);
  const lines: unknown[] = [];
  const write = (line: string) => lines.push(JSON.parse(line));
  const logger = createLogger({ service: config.name, level: config.logLevel }, { write });
  const app = await createService(demoModule(config, controllers, options), config, logger);
  await app.listen(config.httpPort, config.httpHost);
  return { app, url: await app.getUrl(), lines };
}

function demoModule(config: ServiceConfig, controllers: Type[], options: CoreOptions): DynamicModule {
  return { module: DemoModule, controllers, imports: [CoreModule.forRoot(config, options)] };
}
