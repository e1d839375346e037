import { boundedErrors, cut } from './bounded.js';
import type { Problem } from './problem.js';
import type { ProblemDetails } from './problem-details.js';

const MAX_TEXT_LENGTH = 500;

/**
 * Type and title follow from the code, so that one word names a kind of problem everywhere. At most 16 KiB of
 * JSON, whatever was sent: else a small request could ask for a large answer.
 */
export function toProblemDetails(problem: Problem, request: { id: string; url: string }): ProblemDetails {
  const words = problem.code.toLowerCase().split('_');
  return {
    type: `urn:problem-type:${words.join('-')}`,
    title: words.join(' ').replace(/^./, (letter) => letter.toUpperCase()),
    status: problem.status,
    detail: cut(problem.message, MAX_TEXT_LENGTH),
    instance: cut(request.url.split('?', 1)[0] ?? '', MAX_TEXT_LENGTH),
    code: problem.code,
    correlationId: request.id,
    ...(problem.errors.length > 0 && { errors: boundedErrors(problem.errors) }),
  };
}
