import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceNames } from '@shop/contracts';
import { readConfig } from './config.js';
import { CommandFailedError } from './failure.js';
import { assertReachable, silentOnes } from './reach.js';

/** A port that asks for rights which tests do not have: nobody listens. */
const NOBODY = '127.0.0.1:1';

describe('What a command needs', () => {
  const listening = createServer().listen(0, '127.0.0.1');
  let somebody = '';

  beforeAll(async () => {
    await once(listening, 'listening');
    somebody = `127.0.0.1:${(listening.address() as AddressInfo).port}`;
  });
  afterAll(() => void listening.close());

  it('is told, with where it should be, when nobody answers there', async () => {
    const config = readConfig({ ORDER_URL: `http://${NOBODY}`, KAFKA_BROKERS: NOBODY });
    const checking = assertReachable(['kafka'], config);
    await expect(checking).rejects.toThrow(CommandFailedError);
    await expect(checking).rejects.toThrow(`Kafka does not answer at ${NOBODY}: connect ECONNREFUSED`);
    await expect(checking).rejects.toThrow('`npm start`');
  });

  it('is there when one of several brokers answers', async () => {
    const config = readConfig({ KAFKA_BROKERS: `${NOBODY},${somebody}` });
    await expect(assertReachable(['kafka'], config)).resolves.toBeUndefined();
  });

  it('is each of the services', async () => {
    const [first = '', ...others] = serviceNames;
    const urlOf = (service: string) => [
      `${service.toUpperCase()}_URL`,
      `http://${service === first ? somebody : NOBODY}`,
    ];
    const config = readConfig(Object.fromEntries(serviceNames.map(urlOf)) as Record<string, string>);
    const silent = await silentOnes(['services'], config);
    expect(silent.map(({ name }) => name)).toEqual(others.map((service) => `Service ${service}`));
  });

  it('is looked for at the port that a URL stands for', async () => {
    const config = readConfig({
      REGISTRY_URL: 'http://localhost/apis',
      POSTGRES_ADMIN_URL: 'postgres://localhost/x',
    });
    const silent = await silentOnes(['registry', 'postgres'], config);
    const ports = silent.map(({ at }) => at);
    expect(['localhost:80', 'localhost:5432']).toEqual(expect.arrayContaining(ports));
  });
});
