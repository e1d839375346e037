import { FastifyAdapter } from '@nestjs/platform-fastify';

/**
 * Reads bodies of JSON, and no others: Nest would take forms as well, which a browser sends to any site without asking. Empty JSON
 * is no body: many clients name the type whether or not they have something to send.
 */
export class JsonAdapter extends FastifyAdapter {
  override registerParserMiddleware(): void {
    const fastify = this.getInstance();
    const parse = fastify.getDefaultJsonParser('error', 'error');
    fastify.removeAllContentTypeParsers();
    const options = { parseAs: 'string' } as const;
    fastify.addContentTypeParser<string>('application/json', options, (request, body, done) => {
      if (body === '') done(null, undefined);
      else void parse(request, body, done);
    });
  }
}
