import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { IDEMPOTENCY_KEY_HEADER, parseIdempotencyKey } from './idempotency-key.js';
import { fingerprintOf, type FingerprintedRequest } from './request-fingerprint.js';
import { IF_MATCH_HEADER, IfMatch } from './if-match.js';
import type { Reply } from './reply.js';

/** The context in which a command is decided, beside its parameters and its body. */
export interface CommandContext {
  /** The time of the request, by which the command decides. */
  readonly now: Date;
  /** Missing: any version. */
  readonly ifMatch?: IfMatch | undefined;
}

/** The parts of an HTTP command beside its parameters and its body. */
export interface CommandRequest extends CommandContext {
  /** Missing: each repetition is another command. */
  readonly idempotency: Idempotency | undefined;
  readonly reply: Reply;
}

/** The identity of a command, however often it is sent. */
export interface Idempotency {
  readonly key: string;
  /** Equal for the same request only. */
  readonly fingerprint: string;
}

interface Request extends FingerprintedRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * Gives a controller's method what it needs for `IdempotentCommands`: `@Command() command: CommandRequest`.
 */
export const Command = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const http = context.switchToHttp();
  return commandRequest(http.getRequest<Request>(), http.getResponse<Reply>());
});

function commandRequest(request: Request, reply: Reply): CommandRequest {
  const key = request.headers[IDEMPOTENCY_KEY_HEADER];
  const ifMatch = request.headers[IF_MATCH_HEADER];
  return {
    now: new Date(),
    idempotency:
      key === undefined ? undefined : { key: parseIdempotencyKey(key), fingerprint: fingerprintOf(request) },
    ifMatch: ifMatch === undefined ? undefined : IfMatch.parse(ifMatch),
    reply,
  };
}
