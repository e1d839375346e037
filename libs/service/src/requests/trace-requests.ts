import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Attribute, beginSpan, OwnAttribute, type SpanDescription } from '@shop/telemetry';

interface Request {
  id: string;
  method: string;
  protocol: string;
  url: string;
  routeOptions: { url?: string | undefined };
}

/**
 * Gives each request a span, below the one that the client names in `traceparent` if it names one. Not its query nor the client's
 * address: they are about persons.
 */
export function traceRequests(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onRequest', (request, reply, done) => {
    if (isProbe(request.url)) return done();
    const traced = beginSpan(() => describeRequest(request), request.headers);
    if (!traced) return done();
    // Comes after the last byte, and also when the client has gone before it.
    reply.raw.once('close', () => {
      const { statusCode, writableFinished } = reply.raw;
      if (!writableFinished) traced.fail('the client has gone');
      else if (statusCode >= 500) traced.fail(String(statusCode));
      traced.set({ [Attribute.httpStatus]: statusCode });
      traced.end();
    });
    return traced.run(done);
  });
}

function describeRequest({ id, method, protocol, url, routeOptions }: Request): SpanDescription {
  const route = routeOptions.url;
  return {
    name: route === undefined ? method : `${method} ${route}`,
    kind: 'SERVER',
    attributes: {
      [Attribute.httpMethod]: method,
      ...(route !== undefined && { [Attribute.httpRoute]: route }),
      [Attribute.urlPath]: url.split('?', 1)[0],
      [Attribute.urlScheme]: protocol,
      [OwnAttribute.correlationId]: id,
    },
  };
}

function isProbe(url: string): boolean {
  return url.startsWith('/health/') || url === '/metrics';
}
