import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Body, Controller, Get, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import { anApp } from '../../test/an-app.js';
import { text } from '../input/text.js';
import { limitAnswerTime } from './limit-answer-time.js';

const MAX_ANSWER_BYTES = 16_384;
const MAX_ANSWER_MS = 300;

const Letter = z.strictObject({
  to: text(20),
  pages: z.array(z.strictObject({ lines: z.array(z.int()) })),
  stamps: z.record(z.string(), z.strictObject({ price: z.int() })).optional(),
});

@Controller('letters')
class LetterController {
  @Post()
  send(@Body({ schema: Letter }) letter: z.output<typeof Letter>) {
    return { to: letter.to };
  }

  @Get('long')
  long() {
    return 'x'.repeat(20_000_000);
  }
}

const name = fc.string({ unit: 'binary', maxLength: 300 });
const manyKeys = fc
  .tuple(name, fc.integer({ min: 1, max: 6_000 }))
  .map(([prefix, count]) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix.slice(0, 4)}${index}`, 1])),
  );
const value = fc.oneof(fc.object(), manyKeys, fc.dictionary(name, fc.jsonValue(), { maxKeys: 200 }));
const body = fc.oneof(
  { weight: 3, arbitrary: value.map((letter) => JSON.stringify(letter)) },
  {
    weight: 2,
    arbitrary: value.map((stamp) => JSON.stringify({ to: 'x', pages: [{ lines: [], ...stamp }] })),
  },
  { weight: 2, arbitrary: fc.dictionary(name, value).map((stamps) => JSON.stringify({ stamps })) },
  fc.uint8Array({ maxLength: 70_000 }).map((bytes) => Buffer.from(bytes)),
);

describe('an answer', () => {
  let app: NestFastifyApplication;
  let port: number;

  beforeAll(async () => {
    app = await anApp([LetterController], (adapter) => limitAnswerTime(adapter, MAX_ANSWER_MS));
    await app.listen(0, '127.0.0.1');
    port = Number(new URL(await app.getUrl()).port);
  });
  afterAll(() => app.close());

  function send(payload: string | Buffer, url = '/letters') {
    return app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } });
  }

  it('is small, whatever was sent', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (payload) => {
        const { statusCode, rawPayload, headers } = await send(payload);
        expect(statusCode).toBeLessThan(500);
        expect(rawPayload.length).toBeLessThanOrEqual(MAX_ANSWER_BYTES);
        if (statusCode !== 201) expect(headers['content-type']).toContain('application/problem+json');
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('has one short error for each of the first unknown keys', async () => {
    const keys = Array.from({ length: 6_500 }, (_, index) => [`${index}`, 1]);
    const answer = await send(JSON.stringify({ to: 'x', pages: [], ...Object.fromEntries(keys) }));
    expect(answer.json()).toMatchObject({
      errors: Array.from({ length: 50 }, (_, index) => ({ field: `${index}`, message: 'Unrecognized key' })),
    });
  });

  it('cuts what it repeats of the request', async () => {
    const named = await send(JSON.stringify({ to: 'x', pages: [], ['k'.repeat(60_000)]: 1 }));
    expect(named.json()).toMatchObject({ errors: [{ field: `${'k'.repeat(99)}…` }] });
    const nowhere = await send('{}', `/${'x'.repeat(14_000)}`);
    expect(nowhere.statusCode).toBe(404);
    expect(nowhere.rawPayload.length).toBeLessThan(2_000);
  });

  it('is not kept for a client that does not take it', async () => {
    const accepted = once(app.getHttpServer(), 'connection') as Promise<Socket[]>;
    const client = connect(port, '127.0.0.1').on('error', () => undefined);
    client.write('GET /letters/long HTTP/1.1\r\nhost: localhost\r\n\r\n');
    const [connection] = await accepted;
    await new Promise((resolve) => connection?.once('close', resolve));
    client.destroy();
  }, 5_000);
});
