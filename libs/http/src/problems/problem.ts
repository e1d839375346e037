import type { FieldError } from './problem-details.js';

export interface ProblemOptions {
  status: number;
  /** Stable, in capitals (`ORDER_NOT_FOUND`): clients decide by it. */
  code: string;
  detail: string;
  /** The one wrong input, if there is one. `errors` lists several. */
  field?: string;
  errors?: readonly FieldError[];
  cause?: unknown;
}

/**
 * An answer that is not a success; thrown anywhere below a controller, sent as problem details (RFC 9457).
 * 400: the request could not be read or has another shape than documented. 404: no such thing.
 * 409: not in the present state. 422: well formed, but never acceptable.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[];

  constructor({ status, code, detail, field, errors, cause }: ProblemOptions) {
    super(detail, { cause });
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.errors = errors ?? (field === undefined ? [] : [{ field, message: detail }]);
  }
}
