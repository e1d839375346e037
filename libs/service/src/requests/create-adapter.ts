import type { ServerResponse } from 'node:http';
import { HttpException } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { describeProblem } from '../problems/describe-problem.js';
import { PROBLEM_CONTENT_TYPE } from '../problems/problem-details.js';
import { toProblem } from '../problems/to-problem.js';
import { CORRELATION_HEADER, correlationIdOf } from './correlation-id.js';

const BODY_LIMIT_BYTES = 1_048_576;
const REQUEST_LIMIT_MS = 30_000;

export function createAdapter(): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_LIMIT_MS,
    genReqId: correlationIdOf,
    frameworkErrors: refuseUnreadableUrl,
  });
  closeConnectionsOnStop(adapter);
  return adapter;
}

/** The router refuses such a URL before any hook runs, so Nest and its filters never see the request. */
function refuseUnreadableUrl(
  error: { message: string; statusCode?: number },
  request: { id: string; url: string },
  { raw }: { raw: ServerResponse },
): void {
  const problem = toProblem(new HttpException(error.message, error.statusCode ?? 400), []);
  const headers = {
    'content-type': PROBLEM_CONTENT_TYPE,
    [CORRELATION_HEADER]: request.id,
    connection: 'close',
  };
  raw.writeHead(problem.status, headers).end(JSON.stringify(describeProblem(problem, request)));
}

/** Else a stop would wait for as long as some client keeps alive the connection of its last request. */
function closeConnectionsOnStop(adapter: FastifyAdapter): void {
  const fastify = adapter.getInstance();
  let stopping = false;
  fastify.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
}
