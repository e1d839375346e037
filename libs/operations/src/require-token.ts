import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { METRICS_PATH, Problem } from '@shop/http';

/**
 * Refuses every request without the token, whatever it asks for: a stranger is not told which addresses
 * exist. When there is no token nobody has it. Metrics need none: they are numbers, and their collectors
 * expect to be let in.
 */
export function requireToken(adapter: FastifyAdapter, token: string | undefined): void {
  const expected = token === undefined ? undefined : digest(`Bearer ${token}`);
  adapter.getInstance().addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url === METRICS_PATH) return done();
    const given = digest(request.headers.authorization ?? '');
    if (expected && timingSafeEqual(given, expected)) return done();
    reply.header('www-authenticate', 'Bearer');
    const detail = 'Send the token of operations: Authorization: Bearer <OPERATIONS_TOKEN>';
    return done(new Problem({ status: 401, code: 'UNAUTHORIZED', detail }));
  });
}

/**
 * Of one length whatever was sent, so that the comparison takes the same time and tells nothing about the
 * token.
 */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
