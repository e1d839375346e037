import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '../problems/problem.js';
import { RequestBudget } from './request-budget.js';

/** Refuses what a client address asks for beyond so many requests a second. Probes are let through. */
export function limitRate(adapter: FastifyAdapter, perSecond: number): void {
  const budget = new RequestBudget(perSecond);
  adapter.getInstance().addHook('onRequest', (request, _reply, done) => {
    if (request.url.startsWith('/health/') || budget.admits(request.ip, Date.now())) return done();
    const detail = `There may be ${perSecond} requests a second from ${request.ip}`;
    return done(new Problem({ status: 429, code: 'TOO_MANY_REQUESTS', detail }));
  });
}
