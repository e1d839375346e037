import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { serviceNames } from '@shop/contracts';
import { ToolsCopy } from './tools-copy.js';

const copy = new ToolsCopy();
/** Ports at which nobody listens: those of this machine may be in use. */
const quiet = { KAFKA_PORT: '2', POSTGRES_PORT: '3', ...portsOfServices() };
const shop = (env: Record<string, string> = {}) => copy.run(['shop.mjs', 'status'], { ...quiet, ...env });

beforeAll(() => {
  copy.write('dist/apps/shop/src/main.js', 'console.log(process.env.ORDER_URL, process.env.KAFKA_BROKERS);');
});
beforeEach(() => rmSync(join(copy.folder, '.stack'), { recursive: true, force: true }));
afterAll(() => copy.remove());

describe('npm run shop', () => {
  it('says that no shop runs, and how to start one', () => {
    expect(shop()).toEqual({ code: 1, said: expect.stringContaining('No shop runs here. `npm start`') });
  });

  it('goes to the ports of the shop that runs here', () => {
    runs('shop', { order: 4001, kafka: 4092 });

    expect(shop()).toEqual({ code: 0, said: 'http://127.0.0.1:4001 127.0.0.1:4092\n' });
  });

  it('asks which one, when several run', () => {
    runs('shop', { order: 4001, kafka: 4092 });
    runs('other', { order: 5001, kafka: 5092 });

    expect(shop().said).toContain('Several shops run here: other, shop. Choose one: STACK=other');
    expect(shop({ STACK: 'other' }).said).toBe('http://127.0.0.1:5001 127.0.0.1:5092\n');
  });

  it('goes to the usual ports when something listens there, as with docker compose', async () => {
    const server: Server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { said } = shop({ ORDER_PORT: String(port) });
    server.close();

    expect(said).toBe(`http://127.0.0.1:${port} 127.0.0.1:2\n`);
  });

  it('goes where the environment says, whatever runs here', () => {
    runs('shop', { order: 4001, kafka: 4092 });

    expect(shop({ ORDER_URL: 'http://elsewhere:80' }).said).toBe('http://elsewhere:80 undefined\n');
  });
});

/** This very process stands for one of the instance. */
function runs(name: string, ports: Record<string, number>): void {
  copy.write(`.stack/${name}/run/ports.json`, JSON.stringify(ports));
  const running = { pid: process.pid, owner: null, mark: 'jest', stopSignal: 'SIGTERM' };
  copy.write(`.stack/${name}/run/kafka.pid`, JSON.stringify(running));
}

function portsOfServices(): Record<string, string> {
  return Object.fromEntries(serviceNames.map((name) => [`${name.toUpperCase()}_PORT`, '1']));
}
