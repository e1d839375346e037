import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ServiceClient } from './service-client.js';

let server: Server;
let answer: { status: number; body: string };
let received: {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
};
let client: ServiceClient;

beforeEach(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received = { method: request.method, path: request.url, headers: request.headers, body };
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  client = new ServiceClient(`http://127.0.0.1:${address.port}`, 'demo-12345678');
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('the client of a service', () => {
  it('sends JSON, under its correlation id', async () => {
    answer = { status: 201, body: '{"id":"1"}' };
    expect(await client.send('POST', '/orders', z.object({ id: z.string() }), { a: 1 })).toEqual({ id: '1' });
    expect(received).toMatchObject({ method: 'POST', path: '/orders', body: '{"a":1}' });
    expect(received.headers).toMatchObject({
      'content-type': 'application/json',
      'x-correlation-id': 'demo-12345678',
    });
  });

  it('takes an answer without content', async () => {
    answer = { status: 204, body: '' };
    expect(await client.send('PUT', '/products/A', z.unknown(), {})).toBeUndefined();
  });

  it('says why a request was refused', async () => {
    answer = { status: 422, body: '{"code":"UNKNOWN_PRODUCT","detail":"There is no product A"}' };
    await expect(client.send('POST', '/orders', z.unknown())).rejects.toMatchObject({
      status: 422,
      message: `POST ${client.baseUrl}/orders: 422 UNKNOWN_PRODUCT: There is no product A`,
    });
  });

  it('refuses an answer that is not as agreed', async () => {
    answer = { status: 200, body: '{"id":1}' };
    await expect(client.send('GET', '/', z.object({ id: z.string() }))).rejects.toThrow(z.ZodError);
  });

  it('says who did not answer', async () => {
    server.close();
    await expect(client.send('GET', '/orders', z.unknown())).rejects.toThrow('/orders got no answer');
  });
});
