import { HttpException, HttpStatus } from '@nestjs/common';
import { databaseProblem } from './database-problem.js';
import type { ProblemMapper } from './domain-errors.js';
import { Problem } from './problem.js';

/** Finds the problem to answer with, whatever was thrown. */
export function problemFromError(error: unknown, mappers: readonly ProblemMapper[]): Problem {
  if (error instanceof Problem) return error;
  for (const map of [...mappers, databaseProblem]) {
    const problem = map(error);
    if (problem) return problem;
  }
  return error instanceof HttpException ? fromHttpException(error) : unexpected(error);
}

/**
 * Nest's own exceptions, and the refusals of Fastify, which Nest wraps: unknown route, unreadable or huge
 * body.
 */
function fromHttpException(error: HttpException): Problem {
  const status = error.getStatus();
  const code = HttpStatus[status] ?? 'HTTP_ERROR';
  return new Problem({ status, code, detail: error.message, cause: error });
}

function unexpected(cause: unknown): Problem {
  return new Problem({
    status: 500,
    code: 'INTERNAL_SERVER_ERROR',
    detail: 'Something went wrong on our side. The correlation id leads to the details.',
    cause,
  });
}
