import { describe, expect, it } from '@jest/globals';
import { serviceNames, services } from '@shop/contracts';
import { readConfig } from './config.js';
import { UsageError } from './failure.js';

describe('the configuration', () => {
  it('is that of the local stack when nothing is said', () => {
    expect(readConfig({})).toEqual({
      kafka: {
        brokers: ['127.0.0.1:19092'],
        clientId: 'shop',
        user: { username: 'operations', password: 'operations' },
      },
      registry: {
        url: 'http://127.0.0.1:18081/apis/ccompat/v7',
        prefix: '',
        user: { username: 'operations', password: 'operations' },
      },
      postgresAdminUrl: 'postgres://postgres:postgres@127.0.0.1:15432/postgres',
      services: Object.fromEntries(
        serviceNames.map((name) => [name, `http://127.0.0.1:${services[name].port}`]),
      ),
      retryTiers: ['5s', '1m', '10m'],
      environment: 'local',
      serversAnswerWithinMs: 1_500,
    });
  });

  it('comes from the environment', () => {
    expect(
      readConfig({
        KAFKA_BROKERS: 'a:1,b:2',
        KAFKA_PASSWORD: 'secret',
        SHOP_ENVIRONMENT: 'production',
        RETRY_DELAYS: '100ms',
        ORDER_URL: 'https://shop.example',
      }),
    ).toMatchObject({
      kafka: { brokers: ['a:1', 'b:2'], user: { password: 'secret' } },
      retryTiers: ['100ms'],
      environment: 'production',
      services: { order: 'https://shop.example' },
    });
  });

  it('names all that is wrong, and no password', () => {
    const environment = { KAFKA_BROKERS: 'a', POSTGRES_ADMIN_URL: 'mysql://root:secret@db' };
    const reading = expect(() => readConfig(environment));
    reading.toThrow(UsageError);
    reading.toThrow(/KAFKA_BROKERS: .*\n.*POSTGRES_ADMIN_URL: /);
    reading.not.toThrow('secret');
  });

  it('has to know which environment it is where the brokers are not on this machine', () => {
    const remote = { KAFKA_BROKERS: 'kafka:9092', KAFKA_PASSWORD: 'secret' };
    expect(() => readConfig(remote)).toThrow('SHOP_ENVIRONMENT: must be set to local or production');
    expect(() => readConfig({ SHOP_ENVIRONMENT: 'staging' })).toThrow(
      'SHOP_ENVIRONMENT: must be local or production',
    );
  });

  it('refuses what is no list of delays', () => {
    expect(() => readConfig({ RETRY_DELAYS: 'soon' })).toThrow(UsageError);
  });
});
