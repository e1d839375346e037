import type { EventMetadata } from './event-metadata.js';
import { HeaderName, PROTOBUF_CONTENT_TYPE, SPEC_VERSION } from './header-names.js';

export type NewEventMetadata = Omit<EventMetadata, 'contentType'> &
  Partial<Pick<EventMetadata, 'contentType'>>;

/** CloudEvents in binary mode: a header for each attribute. The value holds the content alone. */
export function toHeaders(metadata: NewEventMetadata): Record<string, string> {
  const { causationId, traceparent, tracestate, baggage } = metadata;
  return {
    [HeaderName.specVersion]: SPEC_VERSION,
    [HeaderName.id]: metadata.id,
    [HeaderName.type]: metadata.type,
    [HeaderName.source]: metadata.source,
    [HeaderName.subject]: metadata.subject,
    [HeaderName.time]: metadata.time.toISOString(),
    [HeaderName.correlationId]: metadata.correlationId,
    ...(causationId === undefined ? {} : { [HeaderName.causationId]: causationId }),
    [HeaderName.contentType]: metadata.contentType ?? PROTOBUF_CONTENT_TYPE,
    ...(traceparent === undefined ? {} : { [HeaderName.traceparent]: traceparent }),
    ...(tracestate === undefined ? {} : { [HeaderName.tracestate]: tracestate }),
    ...(baggage === undefined ? {} : { [HeaderName.baggage]: baggage }),
  };
}
