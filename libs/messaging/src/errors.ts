/**
 * Why something failed, which decides what happens next.
 *
 * - `poison`: this message can never succeed.
 * - `transient`: it may succeed later.
 * - `system`: no message would succeed now; this one is not at fault.
 */
export type FailureKind = 'poison' | 'transient' | 'system';

/** An error that this library throws on purpose. The code is stable, the message is for people. */
export abstract class MessagingError extends Error {
  abstract readonly code: string;
  abstract readonly kind: FailureKind;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The headers do not identify an event, so it cannot be handled once. */
export class MalformedEnvelopeError extends MessagingError {
  readonly code = 'MALFORMED_ENVELOPE';
  readonly kind = 'poison';
}

/** The value breaks the contract of the topic. */
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

/** The registry refuses a schema: it is invalid, or would break readers. */
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

/**
 * The broker refuses every record for one of the topics: it does not exist, or this user may not write it.
 */
export class TopicRefusedError extends MessagingError {
  readonly code = 'TOPIC_REFUSED';
  readonly kind = 'system';
}

/** The broker will never accept this record: it is too large, or breaks a rule of the topic. */
export class RecordRejectedError extends MessagingError {
  readonly code = 'RECORD_REJECTED';
  readonly kind = 'poison';
}
