import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { counter, histogram } from '@shop/telemetry';
import { onRefusal } from '../requests/refusals.js';

const duration = histogram({
  name: 'http_server_request_duration_seconds',
  help: 'Time from a request to the end of its answer. The route is its template, or none when there is no such route.',
  labels: ['method', 'route', 'status'],
  // The buckets of OpenTelemetry's http.server.request.duration.
  buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
});

const unreadable = counter({
  name: 'http_server_unreadable_requests_total',
  help: 'Requests that could not be read and so have no duration: no HTTP, not complete in time, headers too long.',
  labels: ['status'],
});

/**
 * Measures every request. Requests without a route share one name: otherwise each address that a stranger
 * tries would be a series.
 */
export function measureRequests(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    duration.observe(labels, [reply.elapsedTime / 1_000]);
    done();
  });
  onRefusal(adapter, ({ problem }) => unreadable.add({ status: String(problem.status) }));
}
