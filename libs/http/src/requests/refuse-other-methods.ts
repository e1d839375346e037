import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '../problems/problem.js';

interface Route {
  readonly methods: readonly string[];
  readonly path: readonly string[];
}

/** Names the methods of an address, where the router would claim that the address does not exist. */
export function refuseOtherMethods(adapter: FastifyAdapter): void {
  const fastify = adapter.getInstance();
  const routes: Route[] = [];
  fastify.addHook('onRoute', ({ method, url }) => {
    routes.push({ methods: [method].flat(), path: url.split('/') });
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    const methods = request.is404 ? methodsOf(request.url, routes) : [];
    if (methods.length === 0) return done();
    reply.header('allow', methods.join(', '));
    const detail = `${request.method} is not one of ${methods.join(', ')}`;
    return done(new Problem({ status: 405, code: 'METHOD_NOT_ALLOWED', detail }));
  });
}

function methodsOf(url: string, routes: readonly Route[]): string[] {
  const path = url.split('?', 1)[0]?.split('/') ?? [];
  const fitting = routes.filter((route) => fits(route.path, path));
  return [...new Set(fitting.flatMap(({ methods }) => methods))].toSorted();
}

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  if (pattern.length !== path.length) return false;
  return pattern.every((part, index) => part === path[index] || (part.startsWith(':') && path[index] !== ''));
}
