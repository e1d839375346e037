import { IncompleteEventError } from '@shop/topics';
import { isDatabaseUnavailable } from '@shop/database';
import { SchemaNotPublishedError, UnencodableEventError } from '@shop/messaging';
import { EventTooLargeError } from '@shop/outbox';
import { Problem } from './problem.js';

const REFUSED = [EventTooLargeError, IncompleteEventError, UnencodableEventError];

/**
 * What any command can fail with below its own rules. An event that cannot be published is refused before it is appended, so
 * nothing has been changed. While the database is away nothing can be done; if it went away during a commit, nobody knows.
 */
export function platformProblem(cause: unknown): Problem | undefined {
  if (REFUSED.some((type) => cause instanceof type)) {
    const { code, message: detail } = cause as InstanceType<(typeof REFUSED)[number]>;
    return new Problem({ status: 422, code, detail, cause });
  }
  if (cause instanceof SchemaNotPublishedError) {
    const detail = 'The service has not started up completely. Try again shortly.';
    return new Problem({ status: 503, code: 'NOT_READY', detail, cause });
  }
  if (isDatabaseUnavailable(cause)) {
    const detail =
      'The database cannot be reached. Try again shortly, a command with the same Idempotency-Key.';
    return new Problem({ status: 503, code: 'DATABASE_UNAVAILABLE', detail, cause });
  }
  return undefined;
}
