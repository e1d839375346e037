import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import { anApp } from '../../test/an-app.js';

@Controller('echo')
class EchoController {
  @Post()
  @HttpCode(200)
  echo(@Body() body: unknown) {
    return { body };
  }

  @Get()
  list(@Query({ schema: z.strictObject({ limit: z.string().optional() }) }) query: object) {
    return query;
  }
}

describe('a body', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await anApp([EchoController]);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  async function send(payload: string | Buffer, headers: Record<string, string> = {}) {
    const type = { 'content-type': 'application/json' };
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      payload,
      headers: { ...type, ...headers },
    });
    return {
      status: answer.statusCode,
      ...answer.json<{ body?: unknown; detail?: string; code?: string }>(),
    };
  }

  it('is what was sent, whatever JSON that is', async () => {
    const json = fc
      .jsonValue({ maxDepth: 4 })
      .filter((value) => !/"(?:__proto__|constructor)"/.test(JSON.stringify(value)));
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        expect(await send(JSON.stringify(value))).toEqual({
          status: 200,
          body: JSON.parse(JSON.stringify(value)),
        });
      }),
      { numRuns: 50 },
    );
  });

  it.each(['utf-8', 'UTF-8', '"utf-8"', 'utf8'])('may say that it is %s', async (charset) => {
    const headers = { 'content-type': `application/json; charset=${charset}` };
    expect(await send('{"to":"Jürgen"}', headers)).toEqual({ status: 200, body: { to: 'Jürgen' } });
    expect(await send('\uFEFF{"to":"Jürgen"}')).toEqual({ status: 200, body: { to: 'Jürgen' } });
  });

  it.each([
    { 'content-type': 'application/json; charset=iso-8859-1' },
    { 'content-type': 'application/json;v=1; Charset="utf-16"' },
    { 'content-encoding': 'gzip' },
  ])('is refused as %j, which we do not read', async (headers) => {
    expect(await send('{}', headers)).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it.each([[0xff], [0xc0, 0xaf], [0xfc], [0xed, 0xa0, 0x80], [0xe2, 0x82]])(
    'is refused when bytes such as %i are not UTF-8',
    async (...bytes) => {
      const body = Buffer.concat([Buffer.from('{"to":"J'), Buffer.from(bytes), Buffer.from('rgen"}')]);
      const refused = { status: 400, code: 'BAD_REQUEST', detail: 'The body is not UTF-8' };
      expect(await send(body)).toMatchObject(refused);
    },
  );

  it.each(['text/plain', 'application/octet-stream', 'application/json', 'application/json; charset=utf-16'])(
    'is none when it is empty, also as %s',
    async (type) => {
      expect(await send('', { 'content-type': type })).toEqual({ status: 200 });
      expect(await send('x', { 'content-type': type })).not.toMatchObject({ status: 200 });
    },
  );

  it.each([
    ['{"quantity":1,"quantity":9999}', '"quantity" twice'],
    ['{"a":{"b":[{"c":1},{"c":1,"d":"\\"}","\\u0063":2}]}}', '"c" twice'],
    ['{"a":{},"__proto__":{}}', '"__proto__" which is never accepted'],
    ['{"\\u005f_proto__":1}', '"__proto__" which is never accepted'],
    ['[{"constructor":{"prototype":1}}]', '"constructor" which is never accepted'],
  ])('is refused with a word on its odd member: %s', async (json, reason) => {
    const detail = `The JSON of the body has a member ${reason}`;
    expect(await send(json)).toMatchObject({ status: 400, code: 'BAD_REQUEST', detail });
  });

  it('may have the same member in objects beside each other and in each other', async () => {
    const body = { a: { a: [{ a: '{"a":1,"a":2}' }, { a: 'a' }] }, b: { a: '":' } };
    expect(await send(JSON.stringify(body))).toEqual({ status: 200, body });
  });

  it.each(['__proto__', 'constructor', 'other'])(
    'is as strict as a query, which may not have a member %s',
    async (name) => {
      const answer = await app.inject({ method: 'GET', url: `/echo?limit=1&${name}=1` });
      expect(answer.json()).toMatchObject({
        status: 400,
        errors: [{ field: name, message: 'Unrecognized key' }],
      });
    },
  );

  it('is looked through in little time', async () => {
    await send(`{"a":"${'\\"'.repeat(30_000)}"}`);
    await send(`[${'{"a":1},'.repeat(7_000)}1]`);
  }, 5_000);
});
