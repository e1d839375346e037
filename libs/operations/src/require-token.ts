import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { isDocs, METRICS_PATH, Problem, RequestBudget } from '@shop/http';
import { counter } from '@shop/telemetry';

const MAX_GUESSES_PER_SECOND = 5;

const wrongTokens = counter({
  name: 'operations_wrong_tokens_total',
  help: 'Requests to operations with a token that is not theirs.',
  labels: [],
});

/**
 * Refuses every request without the token, whatever it asks for: a stranger is not told which addresses
 * exist. When there is no token nobody has it. Metrics need none: they are numbers, and their collectors
 * expect to be let in. Nor does the description, where there is something to describe: a browser could not
 * send one. Who has sent too many wrong tokens within a second is refused for the rest of it, also with the
 * right one: else guessing would be slowed down for nobody.
 */
export function requireToken(adapter: FastifyAdapter, token: string | undefined): void {
  const expected = token === undefined ? undefined : digest(token);
  const guesses = new RequestBudget(MAX_GUESSES_PER_SECOND);
  adapter.getInstance().addHook('onRequest', ({ routeOptions, url, headers, ip }, reply, done) => {
    if (routeOptions.url === METRICS_PATH || (expected && isDocs(url))) return done();
    const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (given !== undefined && guesses.isSpent(ip, performance.now())) return done(tooManyGuesses());
    if (given !== undefined && expected && timingSafeEqual(digest(given), expected)) return done();
    if (given !== undefined) {
      guesses.admits(ip, performance.now());
      wrongTokens.add({});
    }
    reply.header('www-authenticate', 'Bearer');
    const detail = 'Send the token of operations: Authorization: Bearer <OPERATIONS_TOKEN>';
    return done(new Problem({ status: 401, code: 'UNAUTHORIZED', detail }));
  });
}

function tooManyGuesses(): Problem {
  const detail = 'Too many wrong tokens came from this address';
  return new Problem({ status: 429, code: 'TOO_MANY_REQUESTS', detail });
}

/** Always of one length, so that the comparison takes the same time and reveals nothing about the token. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
