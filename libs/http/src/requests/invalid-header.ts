import { Problem } from '../problems/problem.js';

/** The answer to a malformed header. */
export function invalidHeader(field: string, message: string): Problem {
  const detail = 'The headers of the request are not valid';
  return new Problem({ status: 400, code: 'VALIDATION_FAILED', detail, errors: [{ field, message }] });
}
