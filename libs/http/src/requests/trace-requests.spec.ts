import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, traceThisProcess, type ReceivedSpan, type TraceReceiver } from '@shop/testing';
import { createAdapter } from './create-adapter.js';
import { traceRequests } from './trace-requests.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

let receiver: TraceReceiver;
let stop: () => Promise<void>;
let url: string;
const adapter = createAdapter();
const asked = Promise.withResolvers<void>();

beforeAll(async () => {
  ({ receiver, stop } = await traceThisProcess());
  traceRequests(adapter);
  const fastify = adapter.getInstance();
  fastify.get('/things/:id', (_request, reply) => reply.send('a thing'));
  fastify.get('/broken', (_request, reply) => reply.code(500).send('sorry'));
  fastify.get('/health/live', (_request, reply) => reply.send('ok'));
  fastify.get('/endless', () => {
    asked.resolve();
    return new Promise(() => undefined);
  });
  url = await fastify.listen({ port: 0, host: '127.0.0.1' });
}, 60_000);
afterAll(async () => {
  await adapter.getInstance().close();
  await stop();
});

async function spanCalled(name: string): Promise<ReceivedSpan | undefined> {
  const find = () => receiver.spans.find((each) => each.name === name);
  return eventually(find, (found) => found !== undefined, `span ${name} was not exported`);
}

describe('the span of a request', () => {
  it('is called by its route, and tells neither path nor query nor address', async () => {
    await fetch(`${url}/things/7?customerId=ada`, { headers: { 'x-correlation-id': 'story-of-7' } });
    const span = await spanCalled('GET /things/:id');
    expect(span).toMatchObject({ kind: 'server', failed: false });
    expect(span?.attributes).toEqual({
      'http.request.method': 'GET',
      'http.route': '/things/:id',
      'http.response.status_code': 200,
      'shop.correlation_id': 'story-of-7',
      'url.scheme': 'http',
    });
  });

  it('is below that of the client', async () => {
    await fetch(`${url}/broken`, { headers: { traceparent: `00-${TRACE}-${SPAN}-01` } });
    const span = await spanCalled('GET /broken');
    expect(span).toMatchObject({ traceId: TRACE, parentId: SPAN, failed: true });
    expect(span?.attributes).toMatchObject({ 'http.response.status_code': 500, 'error.type': '500' });
  });

  it('is there for what has no route, and is no failure: the client has made it', async () => {
    await fetch(`${url}/nothing`, { headers: { traceparent: 'not a traceparent' } });
    const span = await spanCalled('GET');
    expect(span).toMatchObject({ failed: false, parentId: undefined });
    expect(span?.attributes).toMatchObject({ 'http.response.status_code': 404 });
  });

  it('ends when the client goes', async () => {
    const client = new AbortController();
    const gone = expect(fetch(`${url}/endless`, { signal: client.signal })).rejects.toThrow();
    await asked.promise;
    client.abort();
    await gone;
    const span = await spanCalled('GET /endless');
    expect(span?.failed).toBe(true);
    expect(span?.attributes).not.toHaveProperty('http.response.status_code');
  });

  it('is not there for probes', async () => {
    await fetch(`${url}/health/live`);
    await fetch(`${url}/things/8`, { headers: { 'x-correlation-id': 'story-of-8' } });
    await eventually(
      () => receiver.spans.some(({ attributes }) => attributes['shop.correlation_id'] === 'story-of-8'),
      Boolean,
      'a later request was not exported',
    );
    expect(receiver.spans.map(({ name }) => name)).not.toContain('GET /health/live');
  });
});
