import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { startDemo } from '../test/demo-service.js';
import { domainErrors, Problem } from '@shop/http';

const Parcel = z.strictObject({
  to: z.string().min(1),
  items: z.array(z.strictObject({ weight: z.int().min(1) })),
});

class ParcelError extends Error {
  constructor(
    readonly code: string,
    readonly field?: string,
  ) {
    super('Not with this parcel');
  }
}

@Controller('parcels')
class ParcelController {
  @Post()
  send(@Body({ schema: Parcel }) parcel: z.output<typeof Parcel>) {
    return parcel;
  }

  @Get()
  list(@Query({ schema: z.object({ limit: z.coerce.number().int().max(10).default(5) }) }) query: object) {
    return query;
  }

  @Get(':id')
  get(@Param('id', { schema: z.uuid() }) id: string) {
    throw new Problem({ status: 404, code: 'PARCEL_NOT_FOUND', detail: `There is no parcel ${id}` });
  }

  @Get('late/:id')
  late(@Param('id') id: string) {
    throw new Problem({ status: 503, code: 'PARCEL_LATE', detail: `Parcel ${id} is about to come` });
  }

  @Post('fail/:code')
  fail(@Param('code') code: string) {
    throw code === 'BUG' ? new TypeError('password is hunter2') : new ParcelError(code, 'to');
  }
}

const statusOfCode = { PARCEL_TOO_HEAVY: 422 };

describe('a problem', () => {
  let demo: Awaited<ReturnType<typeof startDemo>>;

  beforeAll(async () => {
    const problems = [domainErrors(ParcelError, statusOfCode)];
    demo = await startDemo({ controllers: [ParcelController], problems });
  });

  afterAll(() => demo.app.close());

  async function ask(path: string, init?: RequestInit) {
    const response = await fetch(`${demo.url}${path}`, init);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const problem: unknown = await response.json();
    expect(problem).toMatchObject({
      status: response.status,
      correlationId: response.headers.get('x-correlation-id'),
    });
    return problem;
  }

  function post(path: string, body: string) {
    return ask(path, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  }

  it('has all members of RFC 9457, and the correlation id', async () => {
    const id = 'b5f0c2b4-6a4e-4d1e-9d57-0f4b1c2d3e4f';
    expect(await ask(`/parcels/${id}?verbose=1`)).toEqual({
      type: 'urn:problem-type:parcel-not-found',
      title: 'Parcel not found',
      status: 404,
      detail: `There is no parcel ${id}`,
      instance: `/parcels/${id}`,
      code: 'PARCEL_NOT_FOUND',
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('names each wrong field of a body', async () => {
    const body = JSON.stringify({ to: 7, items: [{ weight: 1 }, { weight: 0, colour: 'red' }], note: '' });
    expect(await post('/parcels', body)).toMatchObject({
      status: 400,
      code: 'VALIDATION_FAILED',
      errors: [
        { field: 'to', message: expect.stringContaining('expected string') },
        { field: 'items.1.weight', message: expect.any(String) },
        { field: 'items.1.colour', message: expect.stringContaining('Unrecognized') },
        { field: 'note', message: expect.stringContaining('Unrecognized') },
      ],
    });
  });

  it('names the body when there is none, and a wrong parameter of path or query', async () => {
    expect(await ask('/parcels', { method: 'POST' })).toMatchObject({ errors: [{ field: 'body' }] });
    expect(await post('/parcels', '')).toMatchObject({ status: 400, errors: [{ field: 'body' }] });
    expect(await ask('/parcels/7')).toMatchObject({ status: 400, errors: [{ field: 'id' }] });
    expect(await ask('/parcels?limit=11')).toMatchObject({ status: 400, errors: [{ field: 'limit' }] });
  });

  it('does not repeat a thousand errors', async () => {
    const items = Array.from({ length: 1_000 }, () => ({}));
    const problem = await post('/parcels', JSON.stringify({ to: 'x', items }));
    expect(problem).toHaveProperty('errors.49.field', 'items.49.weight');
    expect(problem).not.toHaveProperty('errors.50');
  });

  it('is what a body that cannot be read gets', async () => {
    expect(await post('/parcels', '{"to":')).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(await post('/parcels', '{"__proto__":{}}')).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(await post('/parcels', ' '.repeat(65_537))).toMatchObject({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
    });
    for (const type of ['text/csv', 'text/plain', 'application/x-www-form-urlencoded']) {
      const other = { method: 'POST', body: 'to=x', headers: { 'content-type': type } };
      expect(await ask('/parcels', other)).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    }
  });

  it('is what an unknown or unreadable address gets', async () => {
    expect(await ask('/letters')).toMatchObject({ status: 404, code: 'NOT_FOUND', instance: '/letters' });
    expect(await ask('/parcels/%zz')).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(await ask(`/parcels/${'7'.repeat(200)}`)).toMatchObject({ status: 414 });
  });

  it('is what a body gets that is nested without end', async () => {
    const nested = (levels: number) => `{"to":"x","items":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(await post('/parcels', nested(31))).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
    expect(await post('/parcels', nested(32))).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(await post('/parcels', nested(30_000))).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });

  it('comes of a domain error, by its code', async () => {
    expect(await post('/parcels/fail/PARCEL_GONE', '{}')).toMatchObject({
      status: 409,
      code: 'PARCEL_GONE',
      detail: 'Not with this parcel',
      errors: [{ field: 'to', message: 'Not with this parcel' }],
    });
    expect(await post('/parcels/fail/PARCEL_TOO_HEAVY', '{}')).toMatchObject({ status: 422 });
  });

  it('that passes is one line of the log, however many things it is about', async () => {
    for (const id of ['a', 'b', 'c']) {
      expect(await ask(`/parcels/late/${id}`)).toMatchObject({ detail: `Parcel ${id} is about to come` });
    }
    const told = demo.lines.filter((line) => JSON.stringify(line).includes('is about to come'));
    expect(told).toEqual([expect.objectContaining({ level: 'error', msg: 'Request failed' })]);
  });

  it('tells nothing of an unexpected error, which is logged once with its stack', async () => {
    const problem = await post('/parcels/fail/BUG', '{}');
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL_SERVER_ERROR' });
    expect(JSON.stringify(problem)).not.toContain('hunter2');
    const errors = demo.lines.filter((line) => JSON.stringify(line).includes('hunter2'));
    expect(errors).toEqual([
      expect.objectContaining({ level: 'error', err: expect.objectContaining({ type: 'TypeError' }) }),
    ]);
    expect(errors[0]).toHaveProperty('correlationId');
    expect(errors[0]).toHaveProperty('err.stack', expect.stringContaining('problem.filter.spec'));
  });
});
