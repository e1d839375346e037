import { describe, expect, it } from '@jest/globals';
import { serviceSettings } from './config.js';
import { ConfigError, type Environment, readSettings, wholeNumber } from '@shop/settings';

const settings = serviceSettings({ name: 'demo', httpPort: 3009 });

function problemsOf(environment: Environment): readonly string[] {
  try {
    readSettings(settings, environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the configuration of a service', () => {
  it('fits the local stack when nothing is set', () => {
    expect(readSettings(settings, {})).toMatchObject({
      name: 'demo',
      httpHost: '127.0.0.1',
      httpPort: 3009,
      roles: new Set(['api', 'relay', 'consumers', 'projectors']),
      kafkaBrokers: ['127.0.0.1:19092'],
      registryUrl: 'http://127.0.0.1:18081/apis/ccompat/v7',
      writeDatabaseUrl: 'postgres://demo_write:demo_write@127.0.0.1:15432/demo_write',
      readDatabaseUrl: 'postgres://demo_read:demo_read@127.0.0.1:15432/demo_read',
      logLevel: 'info',
    });
  });

  it('is read from the environment', () => {
    const kafka = { KAFKA_BROKERS: 'k1:9092,k2:9092', KAFKA_PASSWORD: 'secret' };
    const environment = { HTTP_PORT: '80', ROLES: 'relay, consumers', ...kafka };
    expect(readSettings(settings, environment)).toMatchObject({
      httpPort: 80,
      roles: new Set(['relay', 'consumers']),
      kafkaBrokers: ['k1:9092', 'k2:9092'],
    });
  });

  it('takes settings of the service itself', () => {
    const extended = settings.extend({ viewWaitMs: wholeNumber({ min: 0, max: 5_000 }).default(500) });
    expect(readSettings(extended, {}).viewWaitMs).toBe(500);
    expect(readSettings(extended, { VIEW_WAIT_MS: '10' }).viewWaitMs).toBe(10);
  });

  it('sends statements together unless told otherwise', () => {
    expect(readSettings(settings, {}).databasePipeline).toBe(true);
    expect(readSettings(settings, { DATABASE_PIPELINE: 'off' }).databasePipeline).toBe(false);
    expect(problemsOf({ DATABASE_PIPELINE: 'no' })).toEqual(['DATABASE_PIPELINE: must be on or off']);
  });

  it('takes a lease of the relay that others can wait for', () => {
    expect(readSettings(settings, {}).relayLeaseS).toBe(20);
    expect(readSettings(settings, { RELAY_LEASE_S: '12' }).relayLeaseS).toBe(12);
    expect(problemsOf({ RELAY_LEASE_S: '60' })).toEqual([
      'RELAY_LEASE_S: must be a whole number from 10 to 40',
    ]);
  });

  it('cannot be given to another service', () => {
    expect(readSettings(settings, { NAME: 'other' }).name).toBe('demo');
  });

  it('reports every problem at once, by the name of the variable', () => {
    const environment = {
      HTTP_HOST: '',
      HTTP_PORT: '65536',
      ROLES: 'api,chef',
      KAFKA_BROKERS: ',',
      REGISTRY_URL: 'registry',
      WRITE_DATABASE_URL: 'mysql://root:secret@db/shop',
      READ_DATABASE_URL: '',
      LOG_LEVEL: 'loud',
    };
    const problems = problemsOf(environment);
    expect(problems.map((problem) => problem.split(':', 1)[0])).toEqual(Object.keys(environment));
    expect(problems.join('\n')).not.toContain('secret');
    expect(new ConfigError(problems).message).toContain(
      '\n  HTTP_PORT: must be a whole number from 0 to 65535\n',
    );
  });

  it('has limits that can be moved, and some that cannot', () => {
    expect(readSettings(settings, {})).toMatchObject({ rateLimit: 1_000, idempotencyHours: 24 });
    const environment = { RATE_LIMIT: '0', TRUSTED_PROXIES: '10.0.0.0/8, ::1', IDEMPOTENCY_HOURS: '72' };
    expect(readSettings(settings, environment)).toMatchObject({
      rateLimit: 0,
      trustedProxies: ['10.0.0.0/8', '::1'],
      idempotencyHours: 72,
    });
    const bad = { RATE_LIMIT: '-1', TRUSTED_PROXIES: 'the-proxy', IDEMPOTENCY_HOURS: '23' };
    expect(problemsOf(bad)).toEqual([
      'RATE_LIMIT: must be a whole number from 0 to 1000000',
      'TRUSTED_PROXIES: must be a list of addresses and networks like 10.0.0.0/8',
      'IDEMPOTENCY_HOURS: must be a whole number from 24 to 8760',
    ]);
  });

  it.each(['', ' ', '-1', '1.5', '0x10', 'abc'])('does not take %j for a port', (HTTP_PORT) => {
    expect(problemsOf({ HTTP_PORT })).toHaveLength(1);
  });
});
