import { Problem } from './problem.js';

/** Finds the problem for an error, or undefined for an unknown error. */
export type ProblemMapper = (error: unknown) => Problem | undefined;

/** An error of a domain. It is pure and knows no HTTP. `field` names the wrong input, if there is one. */
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
