import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { PersistentClient } from './persistent-client.js';

let server: Server;
/** Its first answers, in turn; every later one is a success. */
let answers: { status: number; headers?: Record<string, string> }[];
let received: { at: number; key: unknown }[];
let client: PersistentClient;

beforeEach(async () => {
  received = [];
  server = createServer((request, response) => {
    received.push({ at: performance.now(), key: request.headers['idempotency-key'] });
    const { status, headers } = answers.shift() ?? { status: 200 };
    response.writeHead(status, headers).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = new PersistentClient(`http://127.0.0.1:${port}`, 'simulate-1', 10_000);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('a persistent client', () => {
  it('waits as long as an overrun service asks it to', async () => {
    answers = [{ status: 429, headers: { 'retry-after': '1' } }];
    await client.get('/orders', z.unknown());
    const [first, second] = received;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('sends a command again under the same key while the service is down', async () => {
    answers = [{ status: 503 }, { status: 502 }];
    await client.post('/orders', z.unknown(), {});
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ key }) => key)).size).toBe(1);
  });

  it('does not repeat what is refused for good', async () => {
    answers = [{ status: 422 }];
    await expect(client.post('/orders', z.unknown(), {})).rejects.toMatchObject({ status: 422 });
    expect(received).toHaveLength(1);
  });
});
