import { ApiExtension } from '@nestjs/swagger';
import { problemKinds, type CodeOf, type ProblemCatalogue } from '../problems/problem-catalogue.js';

/** Where a route keeps its own problems until `describeCommon` turns them into responses. */
export const PROBLEMS_EXTENSION = 'x-problems';

/**
 * Documents which of the service's own problems a route answers with; those of every service need no mention.
 */
export function ApiProblems<Catalogue extends ProblemCatalogue>(
  catalogue: Catalogue,
  ...codes: CodeOf<Catalogue>[]
): MethodDecorator {
  const named: readonly string[] = codes;
  return ApiExtension(
    PROBLEMS_EXTENSION,
    problemKinds(catalogue).filter(({ code }) => named.includes(code)),
  );
}
