import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { IDEMPOTENCY_KEY_HEADER, parseIdempotencyKey } from '../idempotency/idempotency-key.js';
import { fingerprintOf, type FingerprintedRequest } from '../idempotency/request-fingerprint.js';
import { IF_MATCH_HEADER, IfMatch } from './if-match.js';

/** What HTTP says of a command, beside its parameters and its body. */
export interface CommandRequest {
  /** Names the command, whatever number of times it is sent. Missing: each time is another command. */
  readonly idempotencyKey: string | undefined;
  /** Alike for the same request only. */
  readonly fingerprint: string;
  /** Missing: whatever the version. */
  readonly ifMatch: IfMatch | undefined;
  readonly reply: Reply;
}

interface Reply {
  header(name: string, value: string): unknown;
}

interface Request extends FingerprintedRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** Gives a controller's method what it needs for `IdempotentCommands`: `@Command() command: CommandRequest`. */
export const Command = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const http = context.switchToHttp();
  return commandRequest(http.getRequest<Request>(), http.getResponse<Reply>());
});

function commandRequest(request: Request, reply: Reply): CommandRequest {
  const key = request.headers[IDEMPOTENCY_KEY_HEADER];
  const ifMatch = request.headers[IF_MATCH_HEADER];
  return {
    idempotencyKey: key === undefined ? undefined : parseIdempotencyKey(key),
    fingerprint: fingerprintOf(request),
    ifMatch: ifMatch === undefined ? undefined : IfMatch.parse(ifMatch),
    reply,
  };
}
