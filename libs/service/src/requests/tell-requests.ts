import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { type Logger, runInStory, type Story } from '@shop/telemetry';
import { METRICS_PATH } from '../metrics/serve-metrics.js';
import { CORRELATION_HEADER } from './correlation-id.js';

/** Runs each request in a story of its own, echoes its correlation id and logs one line when it is answered. */
export function tellRequests(adapter: FastifyAdapter, logger: Logger): void {
  const fastify = adapter.getInstance();
  const stories = new WeakMap<object, Story>();

  fastify.addHook('onRequest', (request, reply, done) => {
    const story = { correlationId: request.id };
    stories.set(request, story);
    reply.header(CORRELATION_HEADER, request.id);
    runInStory(story, done);
  });

  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const level = isProbe(route) ? 'debug' : 'info';
    const fields = {
      method: request.method,
      route,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      ...stories.get(request),
    };
    logger[level](fields, 'Request answered');
    done();
  });
}

/** What machines ask every few seconds. */
function isProbe(route: string): boolean {
  return route.startsWith('/health/') || route === METRICS_PATH;
}
