/** @see https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/kafka-protocol-binding.md */
export const HeaderName = {
  specVersion: 'ce_specversion',
  id: 'ce_id',
  type: 'ce_type',
  source: 'ce_source',
  subject: 'ce_subject',
  time: 'ce_time',
  correlationId: 'ce_correlationid',
  causationId: 'ce_causationid',
  contentType: 'content-type',
  traceparent: 'traceparent',
  tracestate: 'tracestate',
  baggage: 'baggage',
} as const;

/** Our client sets it on a record that it could not take out of its batch. It holds the reason. */
export const UNREADABLE_HEADER = 'kafka-unreadable';

export const SPEC_VERSION = '1.0';

/** Not a bare message: the registry's prefix (0x00, schema id, message index) comes before it. */
export const PROTOBUF_CONTENT_TYPE = 'application/protobuf';
