import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceNames } from '@shop/contracts';
import { readConfig, type ShopConfig } from './config.js';
import { CommandFailedError } from './failure.js';
import { assertReachable, silentOnes, type Place } from './reach.js';

/** A port that needs rights which tests lack: nothing listens there. */
const NOBODY = '127.0.0.1:1';

async function addressOfOpen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function configAt(address: string): ShopConfig {
  const urls = serviceNames.map((service) => [`${service.toUpperCase()}_URL`, `http://${address}`]);
  return readConfig({
    ...Object.fromEntries(urls),
    KAFKA_BROKERS: address,
    REGISTRY_URL: `http://${address}`,
    POSTGRES_ADMIN_URL: `postgres://${address}/x`,
  });
}

describe('What a command needs', () => {
  const speaking = createServer((socket) => void socket.once('data', () => socket.end('yes')));
  const sockets = new Set<Socket>();
  /** Like a process that hangs: the system accepts for it. */
  const hanging = createServer((socket) => void sockets.add(socket));
  let [somebody, nobodyAtHome] = ['', ''];

  beforeAll(async () => {
    [somebody, nobodyAtHome] = await Promise.all([addressOfOpen(speaking), addressOfOpen(hanging)]);
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    speaking.close();
    hanging.close();
  });

  it('is told, with where it should be, when nobody answers there', async () => {
    const config = readConfig({ ORDER_URL: `http://${NOBODY}`, KAFKA_BROKERS: NOBODY });
    const checking = assertReachable(['kafka'], config);
    await expect(checking).rejects.toThrow(CommandFailedError);
    await expect(checking).rejects.toThrow(`Kafka does not answer at ${NOBODY}: connect ECONNREFUSED`);
    await expect(checking).rejects.toThrow('`npm start`');
  });

  it.each<Place>(['kafka', 'registry', 'postgres', 'services'])(
    'is not there when it accepts and says nothing: %s',
    async (place) => {
      const silent = await silentOnes([place], configAt(nobodyAtHome));
      expect(silent.map(({ reason }) => reason)).toContain('silent for 1500 ms');
    },
  );

  it.each<Place>(['kafka', 'registry', 'postgres', 'services'])(
    'is there when it answers: %s',
    async (place) => {
      await expect(silentOnes([place], configAt(somebody))).resolves.toEqual([]);
    },
  );

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
