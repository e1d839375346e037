import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createAdapter } from '@shop/http';
import { createLogger, NestLogger } from '@shop/telemetry';
import type { ShopConfig } from '../config.js';
import { guardRequests, type Access } from './access.js';
import { ConsoleModule } from './console.module.js';
import { loadPageFiles } from './page-files.js';
import { servePages } from './serve-pages.js';

/** Builds the console, which does not listen yet: the pages, and behind the token the API that they call. */
export async function createConsole(config: ShopConfig, access: Access): Promise<NestFastifyApplication> {
  const adapter = createAdapter();
  guardRequests(adapter, access);
  servePages(adapter, await loadPageFiles());
  const logger = createLogger({ service: 'console', level: 'warn' });
  return NestFactory.create<NestFastifyApplication>(ConsoleModule.forRoot(config, access), adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
}
