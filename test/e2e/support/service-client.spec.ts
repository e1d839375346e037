import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { ServiceClient } from './service-client.js';

it('asks a service again after 429, and not before Retry-After', async () => {
  const received: number[] = [];
  const server = createServer((_request, response) => {
    received.push(performance.now());
    response.writeHead(received.length === 1 ? 429 : 404, { 'retry-after': '1' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const answer = await new ServiceClient(() => `http://127.0.0.1:${port}`, 'a-story').get('/orders/1');
    const [first = 0, second = 0] = received;
    expect([answer.status, received.length]).toEqual([404, 2]);
    expect(second - first).toBeGreaterThanOrEqual(990);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
