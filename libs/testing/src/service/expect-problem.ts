import { match, partialDeepStrictEqual } from 'node:assert/strict';
import type { Answer } from './api.js';

/** Fails unless the answer is that problem, and names that input. */
export function expectProblem(answer: Answer, status: number, code: string, field?: string): void {
  const errors = field === undefined ? {} : { errors: [{ field }] };
  partialDeepStrictEqual(answer, { status, body: { status, code, ...errors } });
  match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
}
