import { gzipSync } from 'node:zlib';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { PageFiles } from './page-files.js';
import { SECURITY_HEADERS, shell } from './shell.js';

const NO_PAGE = /^\/api(?:\/|$)|\.js$/;

/**
 * Serves scripts and styles by their names. Every other address gets the document that loads them.
 */
export function servePages(adapter: FastifyAdapter, files: PageFiles): void {
  const fastify = adapter.getInstance();
  const headers = { ...SECURITY_HEADERS, 'content-encoding': 'gzip' };
  for (const [path, file] of files) {
    const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
    fastify.get(path, (_request, reply) => reply.headers(headers).type(type).send(file));
  }
  const document = gzipSync(shell([...files.keys()]));
  fastify.get('/*', ({ url }, reply) => {
    if (NO_PAGE.test(url)) return reply.callNotFound();
    return reply.headers(headers).type('text/html; charset=utf-8').send(document);
  });
}
