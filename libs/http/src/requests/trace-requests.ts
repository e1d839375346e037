import type { ServerResponse } from 'node:http';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Attribute, beginSpan, OwnAttribute, type SpanDescription, type TracedWork } from '@shop/telemetry';

interface Request {
  id: string;
  method: string;
  protocol: string;
  routeOptions: { url?: string | undefined };
}

/**
 * Gives each request a span, below the one that the client names in `traceparent` if it names one. It names
 * the route and not the path, the query or the client's address: these may be about persons.
 */
export function traceRequests(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onRequest', (request, reply, done) => {
    if (isProbe(request.url)) return done();
    const traced = beginSpan(() => describeRequest(request), request.headers);
    if (!traced) return done();
    // Comes after the last byte, and also when the client has gone before it.
    reply.raw.once('close', () => {
      tellAnswer(traced, reply.raw);
      traced.end();
    });
    return traced.run(done);
  });
}

function describeRequest({ id, method, protocol, routeOptions }: Request): SpanDescription {
  const route = routeOptions.url;
  return {
    name: route === undefined ? method : `${method} ${route}`,
    kind: 'SERVER',
    attributes: {
      [Attribute.httpMethod]: method,
      ...(route !== undefined && { [Attribute.httpRoute]: route }),
      [Attribute.urlScheme]: protocol,
      [OwnAttribute.correlationId]: id,
    },
  };
}

function tellAnswer(traced: TracedWork, { statusCode, writableFinished }: ServerResponse): void {
  if (!writableFinished) return traced.fail(new Error('the client has gone'));
  traced.set({ [Attribute.httpStatus]: statusCode });
  if (statusCode >= 500) traced.fail(new Error(`answered with ${statusCode}`), String(statusCode));
}

function isProbe(url: string): boolean {
  return url.startsWith('/health/') || url === '/metrics';
}
