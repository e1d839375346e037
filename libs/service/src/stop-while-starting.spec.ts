import { expect, it, jest } from '@jest/globals';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { KafkaEventsStrategy } from '@shop/messaging';
import { readSettings } from '@shop/settings';
import { serviceSettings } from './config.js';
import { runService } from './run-service.js';

@Module({})
class DemoModule {}

const beginning = Promise.withResolvers<void>();

/** Begins, and is done when the server is closed already. */
class Slow implements OnModuleInit {
  readonly #closed = Promise.withResolvers<void>();

  constructor({ httpAdapter }: HttpAdapterHost<FastifyAdapter>) {
    httpAdapter.getInstance().addHook('onClose', async () => this.#closed.resolve());
  }

  onModuleInit(): Promise<void> {
    beginning.resolve();
    return this.#closed.promise;
  }
}

const slow = {
  provide: Slow,
  useFactory: (host: HttpAdapterHost<FastifyAdapter>) => new Slow(host),
  inject: [HttpAdapterHost],
};

/** The strategy of a service without consumers. */
const strategy = { listen: (done: () => void) => done(), close: () => undefined, on: () => undefined };

it('A service that is told to stop in the middle of its start ends well', async () => {
  const exited = Promise.withResolvers<void>();
  const exits: unknown[] = [];
  jest.spyOn(process, 'exit').mockImplementation((code) => {
    exits.push(code);
    exited.resolve();
    return undefined as never;
  });
  const stop = Promise.withResolvers<() => void>();
  jest.spyOn(process, 'on').mockImplementation((event, listener) => {
    if (event === 'SIGTERM') stop.resolve(() => listener('SIGTERM'));
    return process;
  });
  void runService({
    readConfig: () => readSettings(serviceSettings({ name: 'demo', httpPort: 0 }), { LOG_LEVEL: 'silent' }),
    module: () => ({
      module: DemoModule,
      providers: [slow, { provide: KafkaEventsStrategy, useValue: strategy }],
      exports: [KafkaEventsStrategy],
    }),
    operations: () => ({ module: DemoModule }),
  });
  await beginning.promise;
  (await stop.promise)();
  await exited.promise;

  expect(exits).toEqual([0]);
});
