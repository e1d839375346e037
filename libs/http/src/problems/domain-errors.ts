import { Problem } from './problem.js';

/** Says which problem an error is, or nothing when it does not know the error. */
export type ProblemMapper = (error: unknown) => Problem | undefined;

/** An error of a domain: pure, so it knows nothing of HTTP; `field` names the input to blame, if one is. */
interface CodedError extends Error {
  readonly code: string;
  readonly field?: string | undefined;
}

type ErrorClass = abstract new (...args: never[]) => CodedError;

/** Maps the errors derived from `base`: 409, unless `statusOfCode` says otherwise. */
export function domainErrors(
  base: ErrorClass,
  statusOfCode: Readonly<Record<string, number>> = {},
): ProblemMapper {
  return (error) => {
    if (!(error instanceof base)) return undefined;
    const { code, field, message: detail } = error;
    const status = statusOfCode[code] ?? 409;
    return new Problem({ status, code, detail, cause: error, ...(field !== undefined && { field }) });
  };
}
