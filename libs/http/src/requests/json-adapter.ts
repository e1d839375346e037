import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '../problems/problem.js';

const MAX_LEVELS = 32;

/**
 * Reads bodies of JSON, and no others: Nest would take forms as well, which a browser sends to any site
 * without asking. Empty JSON is no body: many clients name the type whether or not they have something to
 * send.
 */
export class JsonAdapter extends FastifyAdapter {
  override registerParserMiddleware(): void {
    const fastify = this.getInstance();
    const parse = fastify.getDefaultJsonParser('error', 'error');
    fastify.removeAllContentTypeParsers();
    const options = { parseAs: 'string' } as const;
    fastify.addContentTypeParser<string>('application/json', options, (request, body, done) => {
      if (body === '') return done(null, undefined);
      return void parse(request, body, (error, value: unknown) => {
        done(error ?? (isDeeper(value, MAX_LEVELS) ? tooDeep() : null), value);
      });
    });
  }
}

/** Whoever walks through a body calls himself for each level: one without end would use up the stack. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

function tooDeep(): Problem {
  const detail = `The JSON of the body is nested deeper than ${MAX_LEVELS} levels`;
  return new Problem({ status: 400, code: 'BAD_REQUEST', detail });
}
