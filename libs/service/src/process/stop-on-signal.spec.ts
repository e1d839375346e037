import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createLogger } from '@shop/telemetry';
import { stopOnSignal } from './stop-on-signal.js';

describe('a signal to stop', () => {
  const logger = createLogger({ service: 'demo', level: 'silent' });
  const exit = jest.fn<typeof process.exit>();

  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(process, 'exit').mockImplementation(exit);
  });

  afterEach(() => {
    process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT');
    jest.useRealTimers();
    jest.restoreAllMocks();
    exit.mockClear();
  });

  it('ends the process well once everything has stopped, and not before', async () => {
    const stopping = Promise.withResolvers<void>();
    stopOnSignal(() => stopping.promise, logger);
    process.emit('SIGTERM');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(exit).not.toHaveBeenCalled();
    stopping.resolve();
    await jest.advanceTimersByTimeAsync(0);
    expect(exit.mock.calls).toEqual([[0]]);
  });

  it('ends it badly when stopping fails', async () => {
    stopOnSignal(() => Promise.reject(new Error('a pool would not close')), logger);
    process.emit('SIGINT');
    await jest.advanceTimersByTimeAsync(0);
    expect(exit.mock.calls).toEqual([[1]]);
  });

  it('ends it at once when it comes again', () => {
    const stop = jest.fn(() => new Promise<void>(() => undefined));
    stopOnSignal(stop, logger);
    process.emit('SIGINT');
    process.emit('SIGTERM');
    expect(exit.mock.calls).toEqual([[1]]);
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('ends it when stopping takes too long', async () => {
    stopOnSignal(() => new Promise(() => undefined), logger);
    process.emit('SIGTERM');
    await jest.advanceTimersByTimeAsync(25_000);
    expect(exit.mock.calls).toEqual([[1]]);
  });
});
