import { getSchemaPath } from '@nestjs/swagger';
import { ProblemDetails } from '../problems/problem-details.js';
import type { ProblemKind } from '../problems/problem-catalogue.js';

const retryAfter = { 'Retry-After': { description: 'In seconds', schema: { type: 'integer' } } };

/** One response for each status, with the codes that it may have. */
export function problemResponses(kinds: readonly ProblemKind[]) {
  const byStatus = Map.groupBy(kinds, ({ status }) => status);
  const responses = [...byStatus].map(([status, ofStatus]) => [status, problemResponse(status, ofStatus)]);
  return Object.fromEntries(responses) as Record<number, ReturnType<typeof problemResponse>>;
}

function problemResponse(status: number, kinds: readonly ProblemKind[]) {
  const codes = kinds.map(({ code }) => code);
  const exactly = { properties: { status: { enum: [status] }, code: { enum: codes } } };
  const schema = { allOf: [{ $ref: getSchemaPath(ProblemDetails) }, exactly] };
  return {
    description: kinds.map(({ code, when }) => `\`${code}\`: ${when}`).join('\n\n'),
    ...((status === 429 || status === 503) && { headers: retryAfter }),
    content: { 'application/problem+json': { schema } },
  };
}
