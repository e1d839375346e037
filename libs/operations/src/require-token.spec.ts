import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createAdapter } from '@shop/http';
import { metricValue } from '@shop/testing';
import { requireToken } from './require-token.js';

const TOKEN = 'a-secret-of-our-own';

let adapter: FastifyAdapter;
let now: number;
beforeEach(() => {
  now = 5_000;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  adapter = createAdapter();
  adapter
    .getInstance()
    .setErrorHandler((error: { status: number }, _request, reply) => reply.code(error.status).send());
  requireToken(adapter, TOKEN);
  adapter.getInstance().get('/books', (_request, reply) => reply.send('ok'));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await adapter.getInstance().close();
});

async function statusOf(authorization?: string): Promise<number> {
  const headers = authorization === undefined ? {} : { authorization };
  return (await adapter.inject({ method: 'GET', url: '/books', headers })).statusCode;
}

describe('the token of operations', () => {
  it('opens them, however the word Bearer is written', async () => {
    expect(await statusOf(`Bearer ${TOKEN}`)).toBe(200);
    expect(await statusOf(`bearer ${TOKEN}`)).toBe(200);
    expect(await statusOf(TOKEN)).toBe(401);
    expect(await statusOf(`Bearer ${TOKEN}x`)).toBe(401);
  });

  it('can be guessed a few times a second only, and guesses are counted', async () => {
    const before = (await metricValue('operations_wrong_tokens_total', {})) ?? 0;
    const statuses: number[] = [];
    for (let guess = 0; guess < 7; guess += 1) statuses.push(await statusOf(`Bearer guess-${guess}`));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(await statusOf(`Bearer ${TOKEN}`)).toBe(429);
    expect(await metricValue('operations_wrong_tokens_total', {})).toBe(before + 5);
    now += 1_000;
    expect(await statusOf(`Bearer ${TOKEN}`)).toBe(200);
  });

  it('is not guessed by who sends none', async () => {
    for (let request = 0; request < 7; request += 1) expect(await statusOf()).toBe(401);
    expect(await statusOf(`Bearer ${TOKEN}`)).toBe(200);
  });
});
