/**
 * The names of span attributes, here and nowhere else: those for messaging are not stable yet and will change
 * again. Written down and not imported, because the package's module of unstable names takes 12 MB; its test
 * compares the two.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/messaging/kafka/
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export const Attribute = {
  errorType: 'error.type',
  httpMethod: 'http.request.method',
  httpRoute: 'http.route',
  httpStatus: 'http.response.status_code',
  urlScheme: 'url.scheme',
  messagingSystem: 'messaging.system.name',
  operationName: 'messaging.operation.name',
  operationType: 'messaging.operation.type',
  destination: 'messaging.destination.name',
  partition: 'messaging.destination.partition.id',
  group: 'messaging.consumer.group.name',
  batchSize: 'messaging.batch.message_count',
  messageId: 'messaging.message.id',
  messageKey: 'kafka.message.key',
  offset: 'kafka.offset',
} as const;

/** Attributes that the conventions have no name for. */
export const OwnAttribute = {
  /** On every span of a correlation, over HTTP and over Kafka. */
  correlationId: 'shop.correlation_id',
  /** The event that led to this one. */
  causationId: 'shop.causation_id',
  /** The outcome of a delivery: `handled`, `parked` and so on. */
  outcome: 'shop.delivery.outcome',
  /** Where it is now if it is parked: the name of a retry tier, or `dead`. */
  stage: 'shop.delivery.stage',
} as const;

/** The operation on messages: the first word of the span's name. */
export type Operation = 'create' | 'send' | 'receive' | 'process';

/** The attributes of all spans about messages. */
export function messagingAttributes(operation: Operation, destination?: string): Record<string, string> {
  return {
    [Attribute.messagingSystem]: 'kafka',
    [Attribute.operationName]: operation,
    [Attribute.operationType]: operation,
    ...(destination === undefined ? {} : { [Attribute.destination]: destination }),
  };
}
