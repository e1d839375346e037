/** The headers of every event, as JSON Schema: CloudEvents in binary mode, and the trace context. */
export const headersSchema = {
  type: 'object',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_subject',
    'ce_time',
    'ce_correlationid',
    'content-type',
  ],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: {
      type: 'string',
      format: 'uuid',
      description: 'The same for each delivery of the event, and for no other event.',
    },
    ce_type: { type: 'string', description: "The message's full name." },
    ce_source: { type: 'string', format: 'uri-reference', description: 'The service that states the fact.' },
    ce_subject: { type: 'string', description: "Id of what the fact is about: the record's key." },
    ce_time: { type: 'string', format: 'date-time' },
    ce_correlationid: {
      type: 'string',
      description: 'Names the chain of events that began with one request.',
    },
    ce_causationid: {
      type: 'string',
      description: 'The event that led to this one; not set if a request did.',
    },
    'content-type': { const: 'application/protobuf' },
    traceparent: { type: 'string', description: 'W3C trace context.' },
    tracestate: { type: 'string' },
  },
};
