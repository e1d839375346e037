import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '@shop/telemetry';
import { metricValue } from '@shop/testing';
import { anApp } from '../../test/an-app.js';
import { measureRequests } from '../metrics/measure-requests.js';
import { refuseOtherHosts, type ServedHosts } from './refuse-other-hosts.js';
import { refuseOtherSites } from './refuse-other-sites.js';
import { tellRequests } from './tell-requests.js';

@Controller()
class LetterController {
  @Get(['letters', 'health/live', 'metrics'])
  list() {
    return [];
  }

  @Post('letters')
  @HttpCode(200)
  send() {
    return {};
  }
}

const lines: object[] = [];
const logger = createLogger(
  { service: 'demo', level: 'info' },
  { write: (line: string) => lines.push(JSON.parse(line) as object) },
);

describe('at the edge of a service', () => {
  let app: NestFastifyApplication;
  afterEach(() => app.close());

  async function start(hosts: ServedHosts = { httpHost: '127.0.0.1' }): Promise<void> {
    lines.length = 0;
    app = await anApp([LetterController], (adapter) => {
      tellRequests(adapter, logger);
      measureRequests(adapter);
      refuseOtherHosts(adapter, hosts);
      refuseOtherSites(adapter);
    });
    await app.listen(0, '127.0.0.1');
  }

  /** The answer to these lines. Each ends as HTTP wants it. */
  async function say(...head: string[]) {
    const socket = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    const [answer = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    const problem = JSON.parse(/\{.*\}/s.exec(body)?.[0] ?? '{}') as Record<string, unknown>;
    return { answer, problem: { type: /content-type: (\S+);/i.exec(answer)?.[1], ...problem } };
  }

  const statusOf = async (...head: string[]) =>
    Number((await say(...head, 'connection: close')).answer.split(' ', 2)[1]);

  it.each([
    [['GET /letters HTTP/1.1'], { status: 400, code: 'BAD_REQUEST' }],
    [['GET /letters HTTP/1.1', 'host: localhost', 'Host: localhost'], { status: 400, code: 'BAD_REQUEST' }],
    [['GET /letters HTTP/1.1', 'host: x', 'expect: banana'], { status: 417, code: 'EXPECTATION_FAILED' }],
    [['CONNECT x:443 HTTP/1.1', 'host: x'], { status: 400, code: 'BAD_REQUEST' }],
    [['GET /% HTTP/1.1', 'host: localhost'], { status: 400, code: 'BAD_REQUEST' }],
  ])('%j is answered with a problem, which is logged', async (head, expected) => {
    await start();
    const { problem } = await say(...head, 'connection: close');
    expect(problem).toMatchObject({ type: expect.any(String), ...expected });
    await pause(20);
    const { status, correlationId } = problem as Record<string, unknown>;
    expect(lines).toContainEqual(expect.objectContaining({ status, correlationId }));
  });

  it('what cannot be read is logged and counted', async () => {
    await start();
    const before = (await metricValue('http_server_unreadable_requests_total', { status: '400' })) ?? 0;
    const { problem } = await say('GET / HTTP/9.9');
    expect(problem).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    const { correlationId } = problem as Record<string, unknown>;
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: 'Request could not be read', status: 400, correlationId }),
    );
    expect(await metricValue('http_server_unreadable_requests_total', { status: '400' })).toBe(before + 1);
  });

  it('a request that does not come in time is given up when its time is over, not when Node happens to look', async () => {
    await start();
    const server = app.getHttpServer();
    expect(server).toMatchObject({ requestTimeout: 30_000, headersTimeout: 30_000 });
    Object.assign(server, { requestTimeout: 500, headersTimeout: 500 });
    const { problem } = await say('POST /letters HTTP/1.1', 'host: localhost', 'content-length: 9');
    expect(problem).toMatchObject({ status: 408, code: 'REQUEST_TIMEOUT' });
  }, 20_000);

  it.each(['localhost', 'LOCALHOST:3001', '127.0.0.1:3001', '127.9.9.9', '[::1]:3001', '10.1.2.3'])(
    'the host may be %s on a loopback address',
    async (host) => {
      await start();
      expect(await statusOf('GET /letters HTTP/1.1', `host: ${host}`)).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example:3001',
    'order',
    'a b',
    '[evil]',
  ])('the host may not be %s on a loopback address, but when it asks for health or metrics', async (host) => {
    await start();
    const { problem } = await say('GET /letters HTTP/1.1', `host: ${host}`, 'connection: close');
    expect(problem).toMatchObject({ status: 421, code: 'FOREIGN_HOST' });
    expect(await statusOf('GET /health/live HTTP/1.1', `host: ${host}`)).toBe(200);
    expect(await statusOf('GET /metrics HTTP/1.1', `host: ${host}`)).toBe(200);
  });

  it('the host in the target of a request counts, not the header', async () => {
    await start();
    const { problem } = await say(
      'GET http://evil.example/letters HTTP/1.1',
      'host: localhost',
      'connection: close',
    );
    expect(problem).toMatchObject({ status: 421, code: 'FOREIGN_HOST' });
    expect(await statusOf('GET http://localhost/letters HTTP/1.1', 'host: evil.example')).toBe(200);
  });

  it('the host may be any where others get to as well, unless some are configured', async () => {
    await start({ httpHost: '0.0.0.0' });
    expect(await statusOf('GET /letters HTTP/1.1', 'host: order:3001')).toBe(200);
    await app.close();
    await start({ httpHost: '0.0.0.0', allowedHosts: ['order', 'Shop.example'] });
    expect(await statusOf('GET /letters HTTP/1.1', 'host: order:3001')).toBe(200);
    expect(await statusOf('GET /letters HTTP/1.1', 'host: shop.example')).toBe(200);
    expect(await statusOf('GET /letters HTTP/1.1', 'host: localhost:3001')).toBe(200);
    expect(await statusOf('GET /letters HTTP/1.1', 'host: evil.example')).toBe(421);
    expect(await statusOf('GET /letters HTTP/1.0')).toBe(200);
  });

  it.each([
    ['sec-fetch-site: cross-site'],
    ['sec-fetch-site: same-site', 'origin: http://localhost'],
    ['origin: http://evil.example'],
    ['origin: http://localhost:3000'],
    ['origin: null'],
  ])('a command of a page of another site is refused: %s', async (...headers) => {
    await start();
    const { problem } = await say(
      'POST /letters HTTP/1.1',
      'host: localhost:3001',
      'connection: close',
      ...headers,
    );
    expect(problem).toMatchObject({ status: 403, code: 'FOREIGN_ORIGIN' });
    expect(await statusOf('GET /letters HTTP/1.1', 'host: localhost:3001', ...headers)).toBe(200);
  });

  it.each([
    ['x: y'],
    ['sec-fetch-site: same-origin'],
    ['sec-fetch-site: none'],
    ['origin: http://localhost:3001'],
  ])('a command of no other site is carried out: %s', async (header) => {
    await start();
    expect(await statusOf('POST /letters HTTP/1.1', 'host: localhost:3001', header)).toBe(200);
  });
});
