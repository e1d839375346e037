import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '../problems/problem.js';

/** They change nothing, and no page of another site sees their answers. */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses commands that a browser sends for a page of another site: it sends one without a body without
 * asking. Clients other than browsers name no site.
 */
export function refuseOtherSites(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onRequest', ({ method, headers }, _reply, done) => {
    if (SAFE.has(method) || isOwnSite(headers)) return done();
    const detail = 'Pages of other sites may not send commands';
    return done(new Problem({ status: 403, code: 'FOREIGN_ORIGIN', detail }));
  });
}

function isOwnSite({ 'sec-fetch-site': site, origin, host }: IncomingHttpHeaders): boolean {
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  // Browsers from before 2023 send only this header.
  return origin === undefined || hostOf(origin) === host?.toLowerCase();
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
