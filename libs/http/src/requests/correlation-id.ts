import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const CORRELATION_HEADER = 'x-correlation-id';

// It goes into headers, logs and messages: only harmless characters, and few of them.
const ACCEPTABLE = /^[\w.:-]{8,64}$/;

/** The caller's correlation id if it is valid, otherwise a new one. */
export function correlationIdOf(request: IncomingMessage): string {
  const given = request.headers[CORRELATION_HEADER];
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : randomUUID();
}
