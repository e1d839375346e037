import type { ServerResponse } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { describeProblem } from '../problems/describe-problem.js';
import { PROBLEM_CONTENT_TYPE } from '../problems/problem-details.js';
import { toProblem } from '../problems/to-problem.js';
import { answerClientError } from './client-errors.js';
import { CORRELATION_HEADER, correlationIdOf } from './correlation-id.js';
import { JsonAdapter } from './json-adapter.js';
import { limitAnswerTime } from './limit-answer-time.js';

const BODY_LIMIT_BYTES = 65_536;
const REQUEST_LIMIT_MS = 30_000;
const ANSWER_LIMIT_MS = 30_000;

export interface AdapterOptions {
  /** The proxies whose word on the client's address is taken. */
  trustedProxies?: string[] | undefined;
}

export function createAdapter({ trustedProxies }: AdapterOptions = {}): FastifyAdapter {
  const adapter = new JsonAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_LIMIT_MS,
    genReqId: correlationIdOf,
    frameworkErrors: refuseUnreadableUrl,
    clientErrorHandler: answerClientError,
    trustProxy: trustedProxies ?? false,
    // What still comes in on an open connection is answered as ever, and the connection closed: see below.
    return503OnClosing: false,
  });
  forbidCaching(adapter);
  limitAnswerTime(adapter, ANSWER_LIMIT_MS);
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

/**
 * An answer is true at that moment, and an entity tag tells versions of one aggregate apart, not all that is
 * shown with it.
 */
function forbidCaching(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store');
    done();
  });
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
