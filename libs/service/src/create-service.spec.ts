import { Agent, get, type IncomingMessage, request as httpRequest } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { addLogFields, currentCorrelation } from '@shop/telemetry';
import { eventually } from '@shop/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { startDemo, type Demo } from '../test/demo-service.js';

const Letter = z.strictObject({ to: z.string() }).meta({ id: 'Letter' });
const Receipt = z.object({ at: z.date(), copies: z.int().default(1) }).meta({ id: 'Receipt' });

@Controller('letters')
class LetterController {
  @Post()
  @ApiOkResponse({ standardSchema: Receipt })
  async send(@Body({ schema: Letter }) letter: z.output<typeof Letter>) {
    await pause(1);
    addLogFields({ to: letter.to });
    await pause(1);
    return currentCorrelation();
  }

  @Get('slow')
  async slow() {
    slowly.begun.resolve();
    await slowly.end.promise;
    return 'done';
  }
}

/** A request that is under way until the test ends it. */
const slowly = { begun: Promise.withResolvers<void>(), end: Promise.withResolvers<void>() };

function schema(name: string) {
  return { schema: { $ref: `#/components/schemas/${name}` } };
}

describe('a service', () => {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  afterEach(() => demo.app.close());

  async function start(options: Demo = {}) {
    demo = await startDemo({ controllers: [LetterController], ...options });
  }

  function sendLetter(to: string, headers: Record<string, string> = {}) {
    const body = JSON.stringify({ to });
    const type = { 'content-type': 'application/json' };
    return fetch(`${demo.url}/letters`, { method: 'POST', body, headers: { ...type, ...headers } });
  }

  it('tells each request as a story of its own, up to the line that says how it was answered', async () => {
    await start();
    const responses = await Promise.all(['ann', 'bob', 'eve'].map((to) => sendLetter(to)));
    const line = { level: 'info', method: 'POST', route: '/letters', status: 201 };
    await eventually(
      () => demo.lines.filter((each) => Object(each).route === line.route),
      ({ length }) => length === 3,
      'not every request was logged',
    );
    for (const [index, to] of ['ann', 'bob', 'eve'].entries()) {
      const correlationId = responses[index]?.headers.get('x-correlation-id');
      expect(await responses[index]?.json()).toEqual({ correlationId, to });
      expect(demo.lines).toContainEqual(expect.objectContaining({ ...line, correlationId, to }));
    }
  });

  it('knows the story also when the body comes late', async () => {
    await start();
    const headers = { 'content-type': 'application/json' };
    const request = httpRequest(`${demo.url}/letters`, { method: 'POST', headers });
    request.write('{"to":');
    await pause(50);
    request.end('"ann"}');
    const response = await new Promise<IncomingMessage>((resolve) => request.on('response', resolve));
    expect(await json(response)).toEqual({ correlationId: response.headers['x-correlation-id'], to: 'ann' });
  });

  it("goes on with the caller's correlation id, unless it is not fit for use", async () => {
    await start();
    const headers = { 'x-correlation-id': 'checkout-0815' };
    expect(await (await sendLetter('ann', headers)).json()).toMatchObject({ correlationId: 'checkout-0815' });
    const response = await sendLetter('ann', { 'x-correlation-id': '"><script>' });
    expect(response.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('documents its routes from their schemas', async () => {
    await start();
    const document: unknown = await (await fetch(`${demo.url}/docs-json`)).json();
    expect(document).toMatchObject({
      paths: {
        '/letters': {
          post: {
            requestBody: { content: { 'application/json': schema('Letter') } },
            responses: {
              200: { content: { 'application/json': schema('Receipt') } },
              413: { content: { 'application/problem+json': {} } },
            },
          },
        },
      },
      components: {
        schemas: {
          Letter: { required: ['to'], additionalProperties: false },
          Receipt: { properties: { at: { type: 'string', format: 'date-time' } } },
          ProblemDetails: { type: 'object' },
        },
      },
    });
    expect(await (await fetch(`${demo.url}/docs`)).text()).toContain('Swagger UI');
  });

  it('lets no page of others show its documentation, or send its commands', async () => {
    await start();
    const { headers } = await fetch(`${demo.url}/docs`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect((await sendLetter('ann', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const { port } = new URL(demo.url);
    const headersOfRebinding = { host: `evil.example:${port}` };
    const answer = new Promise<number | undefined>((resolve) => {
      get(`${demo.url}/docs-json`, { headers: headersOfRebinding }, ({ statusCode }) => resolve(statusCode));
    });
    expect(await answer).toBe(421);
  });

  it('answers nothing but its health without the role api', async () => {
    await start({ environment: { ROLES: 'relay,consumers' } });
    expect((await fetch(`${demo.url}/letters/slow`)).status).toBe(404);
    const docs = await fetch(`${demo.url}/docs`);
    expect(docs.status).toBe(404);
    expect(docs.headers.get('content-type')).toContain('application/problem+json');
    expect((await fetch(`${demo.url}/health/live`)).status).toBe(200);
  });

  it('finishes the requests it has when it stops, and then waits for no connection', async () => {
    await start();
    const agent = new Agent({ keepAlive: true });
    const answer = new Promise<string | undefined>((resolve, reject) => {
      get(`${demo.url}/letters/slow`, { agent }, (response) => {
        response.resume().on('end', () => resolve(response.headers.connection));
      }).on('error', reject);
    });
    await slowly.begun.promise;
    const stopped = demo.app.getHttpAdapter().getInstance().close();
    await expect(fetch(`${demo.url}/letters/slow`)).rejects.toThrow('fetch failed');
    slowly.end.resolve();
    expect(await answer).toBe('close');
    await stopped;
    agent.destroy();
  });
});
