import type { Problem } from './problem.js';
import type { ProblemDetails } from './problem-details.js';

/** Type and title follow from the code, so that one word names a kind of problem everywhere. */
export function describeProblem(problem: Problem, request: { id: string; url: string }): ProblemDetails {
  const words = problem.code.toLowerCase().split('_');
  return {
    type: `urn:problem-type:shop:${words.join('-')}`,
    title: words.join(' ').replace(/^./, (letter) => letter.toUpperCase()),
    status: problem.status,
    detail: problem.message,
    instance: request.url.split('?', 1)[0] ?? '',
    code: problem.code,
    correlationId: request.id,
    ...(problem.errors.length > 0 && { errors: problem.errors }),
  };
}
