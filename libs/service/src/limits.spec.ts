import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Controller, Get, Post } from '@nestjs/common';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startDemo, type Demo } from '../test/demo-service.js';

@Controller('letters')
class LetterController {
  @Get(':id')
  get() {
    return {};
  }

  @Post(':id/send')
  send() {
    return {};
  }
}

describe('what a service puts up with', () => {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  afterEach(() => demo.app.close());

  async function start(environment: Demo['environment'] = {}) {
    demo = await startDemo({ controllers: [LetterController], environment });
  }

  async function ask(method: string, path: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${demo.url}${path}`, { method, headers });
    return { status: response.status, headers: response.headers, body: await response.text() };
  }

  it('is so many requests a second from one address, beside those that ask for its health', async () => {
    await start({ RATE_LIMIT: '3' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('GET', '/letters/1')));
    const refused = answers.filter(({ status }) => status === 429);

    // The second may have ended in between.
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(refused[0]?.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.parse(refused[0]?.body ?? '')).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect((await ask('GET', '/health/live')).status).toBe(200);
  });

  it("believes no one's word on the address of a client, but that of a proxy it knows", async () => {
    const statuses = async () => {
      const addresses = Array.from({ length: 9 }, (_, index) => `10.0.0.${index}`);
      const answers = addresses.map((address) => ask('GET', '/letters/1', { 'x-forwarded-for': address }));
      return new Set((await Promise.all(answers)).map(({ status }) => status));
    };
    await start({ RATE_LIMIT: '3' });
    expect(await statuses()).toContain(429);
    await demo.app.close();
    await start({ RATE_LIMIT: '3', TRUSTED_PROXIES: '127.0.0.0/8,::1' });
    expect(await statuses()).toEqual(new Set([200]));
  });

  it('is not a method that an address does not have', async () => {
    await start();
    const answer = await ask('DELETE', '/letters/1?x');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'METHOD_NOT_ALLOWED', instance: '/letters/1' });
    expect((await ask('GET', '/letters/1/send')).headers.get('allow')).toBe('POST');
    expect((await ask('DELETE', '/parcels/1')).status).toBe(404);
    expect((await ask('GET', '/letters/')).status).toBe(404);
  });

  it('lets no answer be kept by a cache', async () => {
    await start();
    expect((await ask('GET', '/letters/1')).headers.get('cache-control')).toBe('no-store');
  });

  it('answers what is no request with a problem, too', async () => {
    await start();
    const socket = connect(Number(new URL(demo.url).port), '127.0.0.1');
    socket.end(`GET /letters/1 HTTP/1.1\r\nhost: x\r\nnote: ${'x'.repeat(20_000)}\r\n\r\n`);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toContain('HTTP/1.1 431 ');
    expect(head).toContain('Content-Type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status: 431, code: 'REQUEST_HEADER_FIELDS_TOO_LARGE' });
  });
});
