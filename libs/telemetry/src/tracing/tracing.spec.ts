import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, traceThisProcess, type ReceivedSpan, type TraceReceiver } from '@shop/testing';
import {
  activeTraceHeaders,
  beginSpan,
  inSpan,
  isTracingWanted,
  type Headers,
  type SpanDescription,
} from './index.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';
const sampled = { traceparent: `00-${TRACE}-${PARENT}-01` };
const notSampled = { traceparent: `00-${TRACE}-${PARENT}-00` };

let receiver: TraceReceiver;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ receiver, stop } = await traceThisProcess(['tenant']));
}, 60_000);

/** The headers that leave from within work that came with these headers. */
function passedOn(headers: Headers, name = 'some work'): ReturnType<typeof activeTraceHeaders> {
  const work = beginSpan(() => ({ name, kind: 'SERVER' }), headers);
  const passed = work?.run(activeTraceHeaders) ?? {};
  work?.end();
  return passed;
}

async function spanCalled(name: string): Promise<ReceivedSpan | undefined> {
  const find = () => receiver.spans.find((span) => span.name === name);
  return eventually(find, (span) => span !== undefined, `span ${name} was not exported`);
}

describe('work that continues a trace', () => {
  it('is a child of the span that the headers name, and what leaves from it a child of its own', async () => {
    const { traceparent } = passedOn(sampled, 'a child');
    const span = await spanCalled('a child');
    expect(span).toMatchObject({ service: 'test', kind: 'server', traceId: TRACE, parentId: PARENT });
    expect(traceparent).toBe(`00-${TRACE}-${span?.spanId}-01`);
  });

  it('passes on what vendors have added', () => {
    expect(passedOn({ ...sampled, tracestate: 'vendor=value' }).tracestate).toBe('vendor=value');
  });

  it.each([
    ['of a length that it cannot have', '00-abc-def-01'],
    ['all zeros', `00-${'0'.repeat(32)}-${PARENT}-01`],
    ['of the forbidden version', `ff-${TRACE}-${PARENT}-01`],
    ['not text', Buffer.from([0xff, 0xfe])],
    ['empty', ''],
  ])('begins one of its own when traceparent is %s', async (how, traceparent) => {
    passedOn({ traceparent }, how);
    const span = await spanCalled(how);
    expect(span?.parentId).toBeUndefined();
    expect(span?.traceId).not.toBe(TRACE);
  });

  it('has no span when the trace is not sampled, and says so to whatever comes after', async () => {
    let described = false;
    const describeIt = (): SpanDescription => {
      described = true;
      return { name: 'left out', kind: 'SERVER' };
    };
    const work = beginSpan(describeIt, notSampled);
    expect(work?.run(activeTraceHeaders)).toEqual(notSampled);
    work?.end();
    expect(described).toBe(false);
    passedOn({}, 'the next one');
    await spanCalled('the next one');
    expect(receiver.spans.map(({ name }) => name)).not.toContain('left out');
  });

  it('passes on no baggage but what is allowed', () => {
    expect(passedOn({ ...sampled, baggage: 'tenant=a,email=ada%40example.org' }).baggage).toBe('tenant=a');
    expect(passedOn({ ...sampled, baggage: 'email=ada%40example.org' })).not.toHaveProperty('baggage');
  });
});

describe('a span', () => {
  it('is below the one that is active', async () => {
    const inner = () =>
      inSpan(
        () => ({ name: 'inner', kind: 'INTERNAL' }),
        () => Promise.resolve(),
      );
    await inSpan(() => ({ name: 'outer', kind: 'INTERNAL' }), inner);
    const outer = await spanCalled('outer');
    expect(await spanCalled('inner')).toMatchObject({ parentId: outer?.spanId, traceId: outer?.traceId });
  });

  it('says what its work failed with, and lets the error through', async () => {
    const work = () => Promise.reject(Object.assign(new Error('boom'), { code: 'E_BOOM' }));
    await expect(inSpan(() => ({ name: 'failing', kind: 'INTERNAL' }), work)).rejects.toThrow('boom');
    expect(await spanCalled('failing')).toMatchObject({
      failed: true,
      attributes: { 'error.type': 'E_BOOM' },
    });
  });
});

describe('tracing', () => {
  it.each([
    [false, {}],
    [true, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }],
    [true, { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces' }],
    [true, { OTEL_TRACES_EXPORTER: 'otlp' }],
    [false, { OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }],
    [false, { OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }],
  ])('is wanted: %s, with the environment %j', (wanted, environment) => {
    expect(isTracingWanted(environment)).toBe(wanted);
  });

  it('leaves no mark once it has stopped', async () => {
    await stop();
    expect(beginSpan(() => ({ name: 'work', kind: 'SERVER' }), sampled)).toBeUndefined();
    expect(activeTraceHeaders()).toEqual({});
  });
});
