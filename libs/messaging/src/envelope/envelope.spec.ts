import { describe, expect, it } from '@jest/globals';
import { CloudEvent, Kafka } from 'cloudevents';
import * as fc from 'fast-check';
import { MalformedEnvelopeError } from '../errors.js';
import { fromHeaders, toHeaders, type EventMetadata } from './index.js';

const metadata: EventMetadata = {
  id: '0197f3c8-6a40-7cc2-9d5e-3c1f0a5b7e21',
  type: 'shop.order.v1.OrderPlaced',
  source: '/order-service',
  subject: 'order-1',
  time: new Date('2026-07-01T12:00:00.123Z'),
  correlationId: 'request-1',
  causationId: '0197f3c8-0000-7000-8000-000000000000',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  tracestate: 'vendor=value',
  baggage: 'tenant=a',
  contentType: 'application/protobuf',
};

// A byte order mark at the beginning is what decoders like to drop.
const text = fc.oneof(fc.string({ minLength: 1, unit: 'binary' }), fc.constant('\uFEFFtext'));

const anyMetadata = fc.record<
  EventMetadata,
  'id' | 'type' | 'source' | 'subject' | 'time' | 'correlationId' | 'contentType'
>(
  {
    id: fc.uuid(),
    type: text,
    source: text,
    subject: text,
    time: fc.date({ noInvalidDate: true, min: new Date('0000-01-01'), max: new Date('9999-12-31') }),
    correlationId: text,
    causationId: text,
    traceparent: text,
    tracestate: text,
    baggage: text,
    contentType: text,
  },
  { requiredKeys: ['id', 'type', 'source', 'subject', 'time', 'correlationId', 'contentType'] },
);

function asBuffers(headers: Record<string, string>): Record<string, Buffer> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Buffer.from(value)]));
}

describe('the headers of an event', () => {
  it('are those of CloudEvents in binary mode, and the trace context as it is', () => {
    expect(toHeaders(metadata)).toEqual({
      ce_specversion: '1.0',
      ce_id: '0197f3c8-6a40-7cc2-9d5e-3c1f0a5b7e21',
      ce_type: 'shop.order.v1.OrderPlaced',
      ce_source: '/order-service',
      ce_subject: 'order-1',
      ce_time: '2026-07-01T12:00:00.123Z',
      ce_correlationid: 'request-1',
      ce_causationid: '0197f3c8-0000-7000-8000-000000000000',
      'content-type': 'application/protobuf',
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      tracestate: 'vendor=value',
      baggage: 'tenant=a',
    });
  });

  it('come back as they went, whatever they hold, as text and as bytes', () => {
    fc.assert(
      fc.property(anyMetadata, (any) => {
        expect(fromHeaders(toHeaders(any))).toEqual(any);
        expect(fromHeaders(asBuffers(toHeaders(any)))).toEqual(any);
      }),
    );
  });

  it('may hold anything for a trace context: an event is not refused for it', () => {
    const { traceparent: _, ...untraced } = metadata;
    expect(fromHeaders({ ...toHeaders(metadata), traceparent: Buffer.from([0xc3, 0x28]) })).toEqual(untraced);
  });

  it('leave alone what is not theirs', () => {
    const headers = { ...toHeaders(metadata), '__dlq.errors.topic': 'order-placed', ce_other: 'x' };
    expect(fromHeaders(headers)).toEqual(metadata);
  });
});

describe('reading headers', () => {
  it.each([
    'ce_specversion',
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_subject',
    'ce_time',
    'ce_correlationid',
    'content-type',
  ])('refuses an event without %s, for good', (name) => {
    const { [name]: _, ...rest } = toHeaders(metadata);
    expect(() => fromHeaders(rest)).toThrow(new MalformedEnvelopeError(`Header ${name} is missing`));
    expect(() => fromHeaders({ ...rest, [name]: '' })).toThrow(MalformedEnvelopeError);
  });

  it.each([
    ['ce_specversion', '0.3'],
    ['ce_id', '42'],
    ['ce_id', metadata.id.toUpperCase()],
    ['ce_time', 'yesterday'],
    ['ce_time', '2026-07-01'],
    ['ce_time', '2026-13-01T00:00:00Z'],
    ['ce_subject', Buffer.from([0xc3, 0x28])],
  ])('refuses %s when it is %s', (name, value) => {
    const reading = (): unknown => fromHeaders({ ...toHeaders(metadata), [name]: value });
    expect(reading).toThrow(MalformedEnvelopeError);
    expect(reading).toThrow(name);
  });

  it('says that trying again is pointless', () => {
    expect(new MalformedEnvelopeError('')).toMatchObject({ code: 'MALFORMED_ENVELOPE', kind: 'poison' });
  });
});

describe('the CloudEvents SDK', () => {
  const value = Buffer.from([1]);

  it('reads what we write', () => {
    const record = { headers: toHeaders(metadata), key: 'order-1', value, body: value };
    const event = Kafka.toEvent(record);
    expect(event).toBeInstanceOf(CloudEvent);
    expect(event).toMatchObject({
      specversion: '1.0',
      id: metadata.id,
      type: metadata.type,
      source: metadata.source,
      subject: metadata.subject,
      time: '2026-07-01T12:00:00.123Z',
      datacontenttype: 'application/protobuf',
      correlationid: metadata.correlationId,
      causationid: metadata.causationId,
    });
  });

  it('writes what we read', () => {
    const event = new CloudEvent({
      id: metadata.id,
      type: metadata.type,
      source: metadata.source,
      subject: metadata.subject,
      time: metadata.time.toISOString(),
      datacontenttype: metadata.contentType,
      correlationid: metadata.correlationId,
      partitionkey: 'order-1',
      data: value,
    });
    const { headers } = Kafka.binary(event);
    const { causationId: _, traceparent: __, tracestate: ___, baggage: ____, ...expected } = metadata;
    const received = Object.entries(headers).map(([name, sent]) => [name, Buffer.from(String(sent))]);
    expect(fromHeaders(Object.fromEntries(received))).toEqual(expected);
  });
});
