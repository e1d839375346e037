import { Problem } from '@shop/http';
import { IncompleteEventError } from '@shop/topics';
import { SchemaNotPublishedError, UnencodableEventError } from '@shop/messaging';
import { EventTooLargeError } from '@shop/outbox';

const REFUSED = [EventTooLargeError, IncompleteEventError, UnencodableEventError];

/**
 * Translates the failures of a command that appends its event. An event that cannot be published is refused
 * before it is appended, so nothing has changed.
 */
export function eventProblem(cause: unknown): Problem | undefined {
  if (REFUSED.some((type) => cause instanceof type)) {
    const { code, message: detail } = cause as InstanceType<(typeof REFUSED)[number]>;
    return new Problem({ status: 422, code, detail, cause });
  }
  if (cause instanceof SchemaNotPublishedError) {
    const detail = 'The service has not started up completely. Try again shortly.';
    return new Problem({ status: 503, code: 'NOT_READY', detail, cause });
  }
  return undefined;
}
