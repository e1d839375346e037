import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '@shop/http';

export interface Access {
  /** New at each start. It grants everything that the command line may do. */
  token: string;
  /** Whether every change is refused. */
  readOnly: boolean;
}

/** The parts of a request that decide on its access. */
export interface Asked {
  method: string;
  host: string | undefined;
  origin: string | undefined;
  authorization: string | undefined;
  /** Pages are public code, and hold no data. */
  isPage: boolean;
}

/**
 * Names of this machine only. A page of another site whose name was made to lead here (DNS rebinding) sends
 * the name of that site.
 */
const OWN_NAMES = ['localhost', '127.0.0.1', '[::1]'];

export function guardRequests(adapter: FastifyAdapter, access: Access): void {
  adapter.getInstance().addHook('onRequest', ({ method, headers, routeOptions }, reply, done) => {
    const { host, origin, authorization } = headers;
    const isPage = method === 'GET' && routeOptions.url?.startsWith('/api') === false;
    const refusal = refusalOf({ method, host, origin, authorization, isPage }, access);
    if (refusal?.status === 401) reply.header('www-authenticate', 'Bearer');
    done(refusal);
  });
}

/** Why a request is refused before its handler runs; undefined when it is not. */
export function refusalOf(asked: Asked, { token, readOnly }: Access): Problem | undefined {
  const { method, host = '', origin } = asked;
  if (!OWN_NAMES.includes(host.replace(/:\d+$/, ''))) {
    return refusal(
      421,
      'FOREIGN_HOST',
      `Host must be one of ${OWN_NAMES.join(', ')}, and is ${host || 'missing'}`,
    );
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    return refusal(403, 'FOREIGN_ORIGIN', `Pages of ${origin} may not call the console`);
  }
  if (asked.isPage) return undefined;
  if (!isSame(asked.authorization ?? '', `Bearer ${token}`)) {
    return refusal(
      401,
      'UNAUTHORIZED',
      'Open the address that the console printed when it started: its token is new',
    );
  }
  if (readOnly && method !== 'GET') {
    return refusal(
      403,
      'READ_ONLY',
      'This console was started with --read-only: it shows, and changes nothing',
    );
  }
  return undefined;
}

function refusal(status: number, code: string, detail: string): Problem {
  return new Problem({ status, code, detail });
}

/** Takes the same time for any text. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
