import type { OpenAPIObject } from '@nestjs/swagger';
import { platformProblems } from '../problems/platform-catalogue.js';
import { problemKinds, type CodeOf, type ProblemKind } from '../problems/problem-catalogue.js';
import { IDEMPOTENCY_KEY, IF_MATCH } from './api-command.js';
import { PROBLEMS_EXTENSION } from './api-problems.js';
import { problemResponses } from './problem-responses.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & {
  [PROBLEMS_EXTENSION]?: ProblemKind[];
};
type Answer = Exclude<NonNullable<Operation['responses'][string]>, { $ref: string }>;

const text = { schema: { type: 'string' } };

const correlationId = { 'X-Correlation-Id': { description: 'Names the request in the logs', ...text } };

const replayed = {
  'Idempotent-Replayed': {
    description: '`true` when this is the answer that the `Idempotency-Key` had before',
    ...text,
  },
};

/** Adds to each operation the common problems and response headers of its kind. */
export function describeCommon(document: OpenAPIObject): void {
  for (const operation of operationsOf(document)) {
    const { [PROBLEMS_EXTENSION]: own = [] } = operation;
    delete operation[PROBLEMS_EXTENSION];
    const extra = hasHeader(operation, IDEMPOTENCY_KEY) ? replayed : {};
    for (const answer of Object.values(operation.responses) as Answer[]) {
      answer.headers = { ...answer.headers, ...extra };
    }
    Object.assign(operation.responses, problemResponses([...own, ...commonProblems(operation)]));
    for (const answer of Object.values(operation.responses) as Answer[]) {
      answer.headers = { ...answer.headers, ...correlationId };
    }
  }
}

function operationsOf({ paths }: OpenAPIObject): Operation[] {
  return Object.values(paths).flatMap(({ get, put, post, delete: remove, patch }) =>
    [get, put, post, remove, patch].filter((operation) => operation !== undefined),
  );
}

function commonProblems(operation: Operation): ProblemKind[] {
  const codes: CodeOf<typeof platformProblems>[] = [
    'BAD_REQUEST',
    'VALIDATION_FAILED',
    'URI_TOO_LONG',
    'TOO_MANY_REQUESTS',
    'INTERNAL_SERVER_ERROR',
    'DATABASE_UNAVAILABLE',
  ];
  if (operation.requestBody) codes.push('PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE');
  if (hasHeader(operation, IDEMPOTENCY_KEY)) {
    codes.push('IDEMPOTENCY_KEY_REUSED', 'NOT_READY');
    codes.push('EVENT_TOO_LARGE', 'INCOMPLETE_EVENT', 'UNENCODABLE_EVENT');
  }
  if (hasHeader(operation, IF_MATCH)) codes.push('PRECONDITION_FAILED');
  return problemKinds(platformProblems).filter(({ code }) => (codes as string[]).includes(code));
}

function hasHeader({ parameters = [] }: Operation, header: string): boolean {
  return parameters.some((parameter) => 'name' in parameter && parameter.name === header);
}
