import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation as Summary } from '@nestjs/swagger';
import { ApiProblems, type CodeOf } from '@shop/http';
import { JSON_LINES } from './accept-json-lines.js';
import { faultProblems, operationsProblems } from './problems.js';

/** Documents an operation: its work, and its problems beside the common ones. */
export function ApiOperation(
  summary: string,
  ...codes: CodeOf<typeof operationsProblems>[]
): MethodDecorator {
  return applyDecorators(
    Summary({ summary }),
    ApiOkResponse({ description: 'Done' }),
    ApiProblems(operationsProblems, 'UNAUTHORIZED', ...codes),
  );
}

/** Documents an operation that answers bit by bit, with lines of JSON. The last line is the end. */
export function ApiLines(summary: string, ...codes: CodeOf<typeof operationsProblems>[]): MethodDecorator {
  const description =
    'A line of JSON for each step; the last is `{"end": "complete"}`, `stopped` or `failed`';
  return applyDecorators(
    Summary({ summary }),
    ApiOkResponse({ description, content: { [JSON_LINES]: { schema: { type: 'string' } } } }),
    ApiProblems(operationsProblems, 'UNAUTHORIZED', ...codes),
  );
}

/** Documents an operation that makes groups fail. */
export function ApiFault(summary: string, ...codes: CodeOf<typeof faultProblems>[]): MethodDecorator {
  const problems = { 401: operationsProblems[401], ...faultProblems } as const;
  return applyDecorators(
    Summary({ summary }),
    ApiProblems<typeof problems>(problems, 'UNAUTHORIZED', ...codes),
  );
}
