import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { Problem } from '../problems/problem.js';
import type { FieldError } from '../problems/problem-details.js';

// A body of a megabyte can be wrong in a hundred thousand places; nobody reads more than these.
const MAX_ERRORS = 50;

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly keys?: readonly string[];
}

class InvalidInput extends Error {
  constructor(readonly issues: readonly Issue[]) {
    super('The input does not fit its schema');
  }
}

/**
 * Nest's validation of `@Body({ schema })`, `@Query({ schema })`, `@Param('id', { schema })`, naming each
 * wrong field.
 */
@Injectable()
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new InvalidInput(issues) });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const keys = strippedKeys(value, metadata);
    if (keys.length > 0) throw invalid([{ message: 'Unrecognized key', keys }], metadata);
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (error instanceof InvalidInput) throw invalid(error.issues, metadata);
      throw error;
    }
  }
}

/** Names that Nest takes away in silence before the schema sees them. `readJson` refuses them in a body. */
function strippedKeys(value: unknown, { type }: ArgumentMetadata): string[] {
  if (type !== 'query' || typeof value !== 'object' || value === null) return [];
  return ['__proto__', 'constructor', 'prototype'].filter((name) => Object.hasOwn(value, name));
}

function invalid(issues: readonly Issue[], metadata: ArgumentMetadata): Problem {
  const errors = issues
    .slice(0, MAX_ERRORS)
    .flatMap((issue) => fieldErrors(issue, metadata))
    .slice(0, MAX_ERRORS);
  const part = metadata.type === 'param' ? 'path' : metadata.type;
  const detail = `The ${part} of the request is not valid`;
  return new Problem({ status: 400, code: 'VALIDATION_FAILED', detail, errors });
}

function fieldErrors({ path = [], keys, message }: Issue, { data, type }: ArgumentMetadata): FieldError[] {
  const names = path.map((segment) => (typeof segment === 'object' ? segment.key : segment));
  const fieldOf = (...last: PropertyKey[]) =>
    [data ?? [], ...names, last].flat().map(String).join('.') || type;
  if (!keys) return [{ field: fieldOf(), message }];
  // zod reports unknown keys at the object that has them, and its message repeats them all.
  return keys.slice(0, MAX_ERRORS).map((key) => ({ field: fieldOf(key), message: 'Unrecognized key' }));
}
