import { describe, expect, it, jest } from '@jest/globals';
import { degraded, down, up } from './check-result.js';
import { HealthRegistry } from './health.registry.js';

describe('the health registry', () => {
  it('is up when nothing is wrong', async () => {
    const registry = new HealthRegistry();
    registry.register('database', { ready: () => Promise.resolve(['a row']) });
    registry.register('relay', { live: () => true });
    expect(await registry.report('ready')).toEqual({ status: 'up', checks: { database: { status: 'up' } } });
    expect(await registry.report('live')).toEqual({ status: 'up', checks: { relay: { status: 'up' } } });
  });

  it('is down with one check, and says which and why', async () => {
    const registry = new HealthRegistry();
    registry.register('database', { ready: () => Promise.reject(new Error('connection refused')) });
    registry.register('relay', { ready: () => true });
    expect(await registry.report('ready')).toEqual({
      status: 'down',
      checks: { database: { status: 'down', reason: 'connection refused' }, relay: { status: 'up' } },
    });
  });

  it('is degraded when a part is, and none is down', async () => {
    const registry = new HealthRegistry();
    registry.register('database', { ready: () => up });
    registry.register('relay', { ready: () => degraded('the broker is away') });
    expect(await registry.report('ready')).toEqual({
      status: 'degraded',
      checks: { database: { status: 'up' }, relay: { status: 'degraded', reason: 'the broker is away' } },
    });
    registry.register('consumers', { ready: () => down('not joined') });
    expect((await registry.report('ready')).status).toBe('down');
  });

  it('asks again each time, also after a check threw at once', async () => {
    let broken = true;
    const registry = new HealthRegistry();
    registry.register('relay', {
      ready: () => {
        if (broken) throw new Error('not connected');
      },
    });
    expect((await registry.report('ready')).status).toBe('down');
    broken = false;
    expect((await registry.report('ready')).status).toBe('up');
  });

  it('does not wait for a check that hangs, nor start it again', async () => {
    let asked = 0;
    const registry = new HealthRegistry();
    registry.register('database', {
      ready: () => {
        asked += 1;
        return new Promise(() => undefined);
      },
    });
    const reports = await Promise.all([registry.report('ready'), registry.report('ready')]);
    reports.push(await registry.report('ready'));
    expect(reports.map(({ checks }) => checks['database'])).toEqual(
      Array.from({ length: 3 }, () => ({ status: 'down', reason: 'no answer within 1000 ms' })),
    );
    expect(asked).toBe(1);
  });

  it('asks anew when a check hangs for long, and believes the newer answer', async () => {
    const answers = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let asked = 0;
    const registry = new HealthRegistry();
    registry.register('database', { ready: () => answers[(asked += 1) - 1]?.promise });
    expect((await registry.report('ready')).status).toBe('down');
    const now = performance.now();
    const clock = jest.spyOn(performance, 'now').mockReturnValue(now + 10_000);
    answers[1]?.resolve();
    expect((await registry.report('ready')).status).toBe('up');
    clock.mockRestore();
    expect(asked).toBe(2);
  });

  it('refuses a second check of the same name', () => {
    const registry = new HealthRegistry();
    registry.register('relay', {});
    expect(() => registry.register('relay', {})).toThrow('already registered');
  });
});
