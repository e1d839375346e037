import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProducer } from '@shop/messaging';
import { createTestTopic, kafkaConnection, projectRoot } from '@shop/testing';

const program = join(projectRoot, 'dist/apps/shop/src/main.js');

interface Outcome {
  code: number;
  said: string;
  warned: string;
}

async function shop(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const options = { env: { ...process.env, ...env } };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...args], options);
    return { code: 0, said: stdout, warned: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout, warned: stderr };
  }
}

/** Nothing listens there. */
const away = {
  KAFKA_BROKERS: '127.0.0.1:1',
  REGISTRY_URL: 'http://127.0.0.1:1',
  POSTGRES_ADMIN_URL: 'postgres://127.0.0.1:1/x',
  ORDER_URL: 'http://127.0.0.1:1',
  SHIPMENT_URL: 'http://127.0.0.1:1',
  INVOICE_URL: 'http://127.0.0.1:1',
};

/** Accepts, and stays silent: the system does that for a process that hangs. */
const hanging = createServer((socket) => void hangingSockets.add(socket));
const hangingSockets = new Set<Socket>();

beforeAll(async () => {
  hanging.listen(0, '127.0.0.1');
  await once(hanging, 'listening');
});
afterAll(() => {
  for (const socket of hangingSockets) socket.destroy();
  hanging.close();
});

function silentServers(): Record<string, string> {
  const { port } = hanging.address() as AddressInfo;
  const operations = ['ORDER', 'SHIPMENT', 'INVOICE'].map((name) => [
    `${name}_OPERATIONS_URL`,
    `http://127.0.0.1:${port}`,
  ]);
  const all = Object.entries(away).map(([name, url]) => [
    name,
    url.replace('127.0.0.1:1', `127.0.0.1:${port}`),
  ]);
  return Object.fromEntries([...all, ...operations]) as Record<string, string>;
}

describe('The command line', () => {
  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(await shop(['--version'])).toEqual({ code: 0, said: `${version}\n`, warned: '' });
  });

  it('describes each group in its own name', async () => {
    for (const group of ['projection', 'topics', 'dlq']) {
      const { said } = await shop([group, '--help']);
      expect(said).toContain(`Usage: shop ${group} [options] [command]`);
      expect(said).toContain('list');
    }
  });

  it('calls an unknown group that', async () => {
    const { code, warned } = await shop(['dlq', 'list', '--group', 'nope']);
    expect(code).toBe(2);
    expect(warned).toContain('Unknown group nope: use order, order-projector');
  });

  const needs = [
    ['topics list', 'Kafka does not answer'],
    ['access plan', 'Kafka does not answer'],
    ['trace 0198c5a0-0000-7000-8000-000000000000', 'Kafka does not answer'],
    ['schemas check', 'The registry does not answer'],
    ['databases apply', 'PostgreSQL does not answer'],
    ['seed', 'Service order does not answer'],
    ['demo', 'Service order does not answer'],
    ['simulate --orders 1', 'Service order does not answer'],
    ['audit', 'Service order does not answer'],
    ['faults list', 'got no answer'],
    ['dlq summary', 'got no answer'],
    ['outbox parked', 'got no answer'],
    ['environment show', 'got no answer'],
    ['projection list', 'got no answer'],
    ['replay shipment --topic order-placed --from 1h --to 0s --reason test', 'got no answer'],
    ['offsets set shipment --from 2h', 'Kafka does not answer'],
  ] as const;

  it.each(needs)('says what does not answer, and what to do: %s', async (command, expected) => {
    const { code, warned } = await shop(command.split(' '), away);
    expect(code).toBe(1);
    expect(warned).toContain(expected);
    expect(warned).toContain('Is the shop running? `npm start`');
  });

  it.each(needs)('does not wait for what accepts and says nothing: %s', async (command, expected) => {
    const { code, warned } = await shop(command.split(' '), silentServers());
    expect(code).toBe(1);
    expect(warned).toContain(expected);
    expect(warned).toContain('silent for 1500 ms');
    expect(warned).toContain('Is the shop running? `npm start`');
  });

  it('tells as the status of the shop that nothing answers', async () => {
    const { code, said } = await shop(['status', '--json'], away);
    expect(code).toBe(1);
    expect(JSON.parse(said)).toMatchObject({ kafka: expect.stringContaining('ECONNREFUSED') });
  });

  it('tells as the status of the shop that what accepts says nothing', async () => {
    const { code, said } = await shop(['status', '--json'], silentServers());
    expect(code).toBe(1);
    const silence = expect.stringContaining('silent for 1500 ms');
    const { kafka, services } = JSON.parse(said) as { kafka: string; services: { reasons: string[] }[] };
    expect([kafka, ...services.flatMap(({ reasons }) => reasons)]).toEqual([
      silence,
      ...services.flatMap(() => [silence, silence]),
    ]);
  });

  it.each(['topics list', 'topics plan', 'access list', 'access plan', 'schemas check'])(
    'prints JSON when asked to: %s',
    async (command) => {
      const { said } = await shop([...command.split(' '), '--json']);
      expect(JSON.parse(said)).toEqual(expect.any(Object));
    },
  );

  it('loads no part for a look at the shop that only services need', async () => {
    const hook = `import { registerHooks } from 'node:module';
      const resolve = (word, context, next) => {
        const found = next(word, context);
        console.error(found.url);
        return found;
      };
      registerHooks({ resolve });`;
    const preload = `--import data:text/javascript,${encodeURIComponent(hook)}`;
    const { warned: loaded } = await shop(['status', '--help'], { NODE_OPTIONS: preload });
    expect(loaded).toContain('/node_modules/kafkajs/');
    expect(loaded).not.toMatch(/\/node_modules\/(@nestjs\/core|@confluentinc|axios|joi)\//);
  });

  it('ends quietly when nobody reads on', async () => {
    const topic = await createTestTopic({ partitions: 1 });
    const producer = createProducer(kafkaConnection());
    const send = () => producer.send([{ topic, key: 'k', value: Buffer.from('v'), headers: {} }]);
    await send();
    const tail = spawn(process.execPath, [program, 'topics', 'tail', topic, '--from-beginning', '--json']);
    const ended = once(tail, 'exit');
    let warned = '';
    tail.stderr.on('data', (text: Buffer) => (warned += text.toString()));
    const [line] = (await once(tail.stdout, 'data')) as [Buffer];
    expect(JSON.parse(line.toString())).toMatchObject({ topic, partition: 0, offset: '0', key: 'k' });
    tail.stdout.destroy();
    await send();
    expect(await ended).toEqual([0, null]);
    expect(warned).toBe('');
    await producer.disconnect();
  });
});
