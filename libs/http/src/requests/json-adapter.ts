import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '../problems/problem.js';
import { readJson } from './read-json.js';

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]*)/i;

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Reads JSON bodies only: Nest would accept forms as well, which a browser sends to any site without asking.
 * An empty body counts as none, whatever its type: many clients always send a type.
 */
export class JsonAdapter extends FastifyAdapter {
  override registerParserMiddleware(): void {
    const fastify = this.getInstance();
    fastify.removeAllContentTypeParsers();
    const options = { parseAs: 'buffer' } as const;
    fastify.addContentTypeParser<Buffer>('application/json', options, ({ headers }, body, done) => {
      const refusal = body.length === 0 ? undefined : refusalOf(headers);
      if (refusal) return done(refusal);
      try {
        return done(null, body.length === 0 ? undefined : readJson(body));
      } catch (error) {
        return done(error as Problem);
      }
    });
    fastify.addContentTypeParser<Buffer>('*', options, ({ is404 }, body, done) => {
      done(body.length === 0 || is404 ? null : unsupported('The body must be application/json'));
    });
  }
}

/** The declared type may be JSON while the bytes are another text, or compressed. */
function refusalOf(headers: Headers): Problem | undefined {
  const charset = CHARSET.exec(String(headers['content-type']))?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) return unsupported(`The body must be UTF-8, and is ${charset}`);
  const coding = String(headers['content-encoding'] ?? 'identity');
  if (coding.toLowerCase() !== 'identity') return unsupported(`The body must not be coded as ${coding}`);
  return undefined;
}

function unsupported(detail: string): Problem {
  return new Problem({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', detail });
}
