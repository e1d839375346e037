import { Problem, type ProblemMapper } from '@shop/http';
import { causesOf, UsageError } from '../failure.js';
import { NoAnswerError, RefusedRequestError } from '../http/service-client.js';

/**
 * The console passes on a service's refusal in the same words. A service that does not answer is not an error
 * of the console.
 */
export const consoleProblems: ProblemMapper = (error) => {
  const detail = causesOf(error).join(', because ');
  if (error instanceof RefusedRequestError) {
    return new Problem({ status: error.status, code: 'REFUSED_BY_SERVICE', detail, cause: error });
  }
  if (error instanceof UsageError) {
    return new Problem({ status: 400, code: 'BAD_REQUEST', detail, cause: error });
  }
  if (error instanceof NoAnswerError) {
    return new Problem({ status: 502, code: 'NO_ANSWER', detail, cause: error });
  }
  return undefined;
};
