/** An event is larger than the limit. It is refused before anything is written. */
export class EventTooLargeError extends Error {
  readonly code = 'EVENT_TOO_LARGE';

  constructor(topic: string, bytes: number, limit: number) {
    super(`An event for ${topic} has ${bytes} bytes, more than the ${limit} allowed`);
    this.name = 'EventTooLargeError';
  }
}

/**
 * The leases are lost, or so old that another relay may hold them: this process has stood still. It does not
 * send the claimed rows. The present holder of the buckets claims them again.
 */
export class LeaseDoubtfulError extends Error {
  readonly code = 'LEASE_DOUBTFUL';

  constructor(ageMs: number) {
    const seconds = Math.round(ageMs / 1_000);
    super(
      `The leases were last known to be ours ${seconds} s ago: nothing is sent that was claimed with them`,
    );
    this.name = 'LeaseDoubtfulError';
  }
}

/** The locks of a lane are not its own session's: it cannot know that it alone publishes a bucket. */
export class SessionNotOwnError extends Error {
  readonly code = 'SESSION_NOT_OWN';

  constructor(what: string) {
    super(
      `${what}: a relay needs a session of its own, directly or by a pooler in session mode, ` +
        'not one in transaction mode',
    );
    this.name = 'SessionNotOwnError';
  }
}

/** An objection forbids publishing now. */
export class ObjectionError extends Error {
  readonly code = 'NOT_TO_BE_PUBLISHED';

  constructor(reason: string) {
    super(`Nothing is published: ${reason}`);
    this.name = 'ObjectionError';
  }
}
