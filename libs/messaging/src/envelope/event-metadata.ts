/** The metadata of an event, known without reading its content. */
export interface EventMetadata {
  /** UUID, born with the event and never changed: two deliveries with the same id are the same event. */
  id: string;
  /** Full Protobuf name of the content. */
  type: string;
  /** The service that states the fact, as `/order-service`. */
  source: string;
  /** Id of the aggregate. */
  subject: string;
  time: Date;
  /** Names the chain of events that began with one request. */
  correlationId: string;
  /** The event that led to this one; a request that came from outside has none. */
  causationId?: string;
  /** W3C trace context. */
  traceparent?: string;
  tracestate?: string;
  /** W3C baggage: what the trace takes along. */
  baggage?: string;
  contentType: string;
}
