import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createAdapter } from './create-adapter.js';
import { limitRate } from './limit-rate.js';

let adapter: FastifyAdapter;
// All within one second.
beforeEach(() => void jest.spyOn(performance, 'now').mockReturnValue(5_000));
afterEach(async () => {
  jest.restoreAllMocks();
  await adapter.getInstance().close();
});

function start(perSecond: number) {
  adapter = createAdapter();
  adapter
    .getInstance()
    .setErrorHandler((error: { status: number }, _request, reply) => reply.code(error.status).send());
  limitRate(adapter, perSecond);
  adapter.getInstance().get('/health/live', (_request, reply) => reply.send('ok'));
  adapter.getInstance().get('/orders', (_request, reply) => reply.send('ok'));
}

async function refusedOf(count: number, url: string): Promise<number> {
  const asked = Array.from({ length: count }, () => adapter.inject({ method: 'GET', url }));
  return (await Promise.all(asked)).filter(({ statusCode }) => statusCode === 429).length;
}

describe('the limit of requests a second', () => {
  it('is one of its own for health', async () => {
    start(3);
    expect(await refusedOf(20, '/health/live')).toBe(0);
    expect(await refusedOf(100, '/health/live')).toBe(20);
    // Its budget may be spent, and the other one is not.
    expect(await refusedOf(3, '/orders')).toBe(0);
    expect(await refusedOf(20, '/orders')).toBe(20);
  });

  it('is there for health when there is none', async () => {
    start(0);
    expect(await refusedOf(200, '/orders')).toBe(0);
    expect(await refusedOf(110, '/health/nothing')).toBe(10);
  });
});
