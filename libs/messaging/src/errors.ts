/**
 * Why something failed, which decides what happens next.
 *
 * - `poison`: this message can never succeed.
 * - `transient`: it may succeed later.
 * - `system`: no message would succeed now; this one is not at fault.
 */
export type FailureKind = 'poison' | 'transient' | 'system';

/** Whatever this library throws on purpose. The code is stable, the message is for people. */
export abstract class MessagingError extends Error {
  abstract readonly code: string;
  abstract readonly kind: FailureKind;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/**
 * The headers do not describe an event: it cannot be told apart from others, so it cannot be handled once.
 */
export class MalformedEnvelopeError extends MessagingError {
  readonly code = 'MALFORMED_ENVELOPE';
  readonly kind = 'poison';
}

/** The value is not what the topic's contract says. */
export class UndecodableEventError extends MessagingError {
  readonly code = 'UNDECODABLE_EVENT';
  readonly kind = 'poison';
}

/** The event to be published does not fit its schema. */
export class UnencodableEventError extends MessagingError {
  readonly code = 'UNENCODABLE_EVENT';
  readonly kind = 'poison';
}

/** The schema of a produced topic was never published: publish the schemas before starting the services. */
export class SchemaNotPublishedError extends MessagingError {
  readonly code = 'SCHEMA_NOT_PUBLISHED';
  readonly kind = 'system';
}

/** The registry will not take a schema: it is not valid, or would break readers. */
export class SchemaRefusedError extends MessagingError {
  readonly code = 'SCHEMA_REFUSED';
  readonly kind = 'system';
}

export class RegistryUnavailableError extends MessagingError {
  readonly code = 'REGISTRY_UNAVAILABLE';
  readonly kind = 'system';
}

export class BrokerUnavailableError extends MessagingError {
  readonly code = 'BROKER_UNAVAILABLE';
  readonly kind = 'system';
}

/** The broker takes nothing for one of the topics: it does not exist, or this user may not write it. */
export class TopicRefusedError extends MessagingError {
  readonly code = 'TOPIC_REFUSED';
  readonly kind = 'system';
}

/** The broker will never take this record: too large, or not as the topic wants it. */
export class RecordRejectedError extends MessagingError {
  readonly code = 'RECORD_REJECTED';
  readonly kind = 'poison';
}
