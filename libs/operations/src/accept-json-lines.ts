import type { FastifyAdapter } from '@nestjs/platform-fastify';

export const JSON_LINES = 'application/x-ndjson';

/** Hands a body of lines of JSON to its handler as it comes in, however long it is. */
export function acceptJsonLines(adapter: FastifyAdapter): void {
  adapter.getInstance().addContentTypeParser(JSON_LINES, (_request, body, done) => done(null, body));
}
