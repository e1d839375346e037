import { AsyncResource } from 'node:async_hooks';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { type Logger, runInCorrelation } from '@shop/telemetry';
import { METRICS_PATH } from '../metrics/serve-metrics.js';
import { CORRELATION_HEADER } from './correlation-id.js';
import { onRefusal } from './refusals.js';

/**
 * Runs each request in a correlation of its own, echoes its correlation id and logs one line when it is
 * answered, also of those that could not be read.
 */
export function tellRequests(adapter: FastifyAdapter, logger: Logger): void {
  const fastify = adapter.getInstance();
  // Where the line is written, the context of the request is gone. A snapshot would cost four times as much.
  const contexts = new WeakMap<object, AsyncResource>();

  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header(CORRELATION_HEADER, request.id);
    runInCorrelation({ correlationId: request.id }, () => {
      contexts.set(request, new AsyncResource('REQUEST'));
      done();
    });
  });

  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const level = isProbe(route) ? 'debug' : 'info';
    const fields = {
      method: request.method,
      route,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
    };
    contexts.get(request)?.runInAsyncScope(() => logger[level](fields, 'Request answered'));
    done();
  });

  onRefusal(adapter, ({ problem: { status, code: problem, message: reason }, id: correlationId }) => {
    logger.info({ status, problem, reason, correlationId }, 'Request could not be read');
  });
}

/** Routes that machines ask every few seconds. */
function isProbe(route: string): boolean {
  return route.startsWith('/health/') || route === METRICS_PATH;
}
