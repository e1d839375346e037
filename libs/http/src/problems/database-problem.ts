import { isDatabaseUnavailable } from '@shop/database';
import { Problem } from './problem.js';

/** While the database is away no command works. If it went away during a commit, the outcome is unknown. */
export function databaseProblem(cause: unknown): Problem | undefined {
  if (!isDatabaseUnavailable(cause)) return undefined;
  const detail =
    'The database cannot be reached. Try again shortly, a command with the same Idempotency-Key.';
  return new Problem({ status: 503, code: 'DATABASE_UNAVAILABLE', detail, cause });
}
