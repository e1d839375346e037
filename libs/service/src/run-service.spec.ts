import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Module } from '@nestjs/common';
import { serviceSettings } from './config.js';
import { runService } from './run-service.js';
import { readSettings } from '@shop/settings';

@Module({})
class WaitingModule {}

describe('a service', () => {
  const listeners = new Map<unknown, (signal: string) => void>();

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('heeds a signal while it still waits for what it needs', async () => {
    const exit = Promise.withResolvers<unknown>();
    jest.spyOn(process, 'exit').mockImplementation((code) => exit.resolve(code) as never);
    jest.spyOn(process, 'on').mockImplementation((event, listener) => {
      listeners.set(event, listener);
      return process;
    });
    const readConfig = () =>
      readSettings(serviceSettings({ name: 'demo', httpPort: 0 }), { LOG_LEVEL: 'silent' });
    const forever = { provide: 'DATABASE', useFactory: () => new Promise(() => undefined) };

    void runService({
      readConfig,
      module: () => ({ module: WaitingModule, providers: [forever] }),
      operations: () => ({ module: WaitingModule }),
    });
    listeners.get('SIGTERM')?.('SIGTERM');

    expect(await exit.promise).toBe(0);
  });
});
