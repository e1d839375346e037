import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '../problems/problem.js';
import { RequestBudget } from './request-budget.js';

/** Many times the rate of probes. */
const MAX_PROBES_PER_SECOND = 100;

/**
 * Refuses a client address that asks more often than this in a second. 0 is no limit. Probes have a limit of
 * their own, so that a busy client does not block them.
 */
export function limitRate(adapter: FastifyAdapter, perSecond: number): void {
  const requests = new RequestBudget(perSecond === 0 ? Infinity : perSecond);
  const probes = new RequestBudget(MAX_PROBES_PER_SECOND);
  adapter.getInstance().addHook('onRequest', (request, _reply, done) => {
    const budget = request.url.startsWith('/health/') ? probes : requests;
    if (budget.admits(request.ip, performance.now())) return done();
    const detail = `There may be ${budget.perSecond} requests a second from ${request.ip}`;
    return done(new Problem({ status: 429, code: 'TOO_MANY_REQUESTS', detail }));
  });
}
