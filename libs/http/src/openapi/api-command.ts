import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

export const IDEMPOTENCY_KEY = 'Idempotency-Key';
export const IF_MATCH = 'If-Match';

const ENTITY_TAGS = '^"[0-9]+"( *, *"[0-9]+")*$';

/** Documents a command that `IdempotentCommands` carries out. */
export function ApiCommand(): MethodDecorator {
  return ApiHeader({
    name: IDEMPOTENCY_KEY,
    required: false,
    description: 'A new one for each command, such as a UUID. The same again gives the first answer again',
    schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
  });
}

/** Documents a command that may name the version it is meant for. */
export function ApiConditionalCommand(): MethodDecorator {
  const ifMatch = ApiHeader({
    name: IF_MATCH,
    required: false,
    description: 'The `ETag` at which the command may be carried out, or several; `*` is any',
    schema: { type: 'string', anyOf: [{ enum: ['*'] }, { pattern: ENTITY_TAGS }] },
  });
  return applyDecorators(ApiCommand(), ifMatch);
}
