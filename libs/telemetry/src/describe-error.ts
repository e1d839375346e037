/** An error as a log shows it. */
export interface LoggedError {
  type: string;
  message: string;
  stack?: string;
  code?: string;
  kind?: string;
  cause?: LoggedError;
  /** The first of the errors that an aggregate error holds. */
  errors?: LoggedError[];
}

const MAX_DEPTH = 5;
const MAX_ERRORS = 5;

/**
 * Keeps only the properties that describe the error. Drivers add their input: a failed statement has its
 * parameters, a broken constraint has the row, and these may be about persons.
 */
export function describeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { code, kind } = error as { code?: unknown; kind?: unknown };
  return {
    type: error.constructor.name,
    message: error.message,
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(typeof code === 'string' && { code }),
    ...(typeof kind === 'string' && { kind }),
    ...(error instanceof AggregateError &&
      depth < MAX_DEPTH && {
        errors: error.errors.slice(0, MAX_ERRORS).map((each) => describeError(each, depth + 1)),
      }),
    ...(error.cause !== undefined && depth < MAX_DEPTH && { cause: describeError(error.cause, depth + 1) }),
  };
}
