/** The metadata of an event, known without reading its content. */
export interface EventMetadata {
  /**
   * A UUID that is made with the event and never changes: two deliveries with the same id are the same event.
   */
  id: string;
  /** Full Protobuf name of the content. */
  type: string;
  /** The service that states the fact, such as `/order-service`. */
  source: string;
  /** Id of the aggregate. */
  subject: string;
  time: Date;
  /** Names the chain of events that began with one request. */
  correlationId: string;
  /** The event that caused this one. Missing if a request from outside caused it. */
  causationId?: string;
  /** W3C trace context. */
  traceparent?: string;
  tracestate?: string;
  /** W3C baggage: the data that travels with the trace. */
  baggage?: string;
  contentType: string;
}
