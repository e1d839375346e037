import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { METRICS_CONTENT_TYPE, renderMetrics } from '@shop/telemetry';

export const METRICS_PATH = '/metrics';

/** Serves the metrics of the process in Prometheus's text format. */
export function serveMetrics(adapter: FastifyAdapter): void {
  adapter.getInstance().get(METRICS_PATH, async (_request, reply) => {
    const text = await renderMetrics();
    return reply.type(METRICS_CONTENT_TYPE).send(text);
  });
}
