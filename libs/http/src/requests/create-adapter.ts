import type { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { toProblemDetails } from '../problems/to-problem-details.js';
import { PROBLEM_CONTENT_TYPE } from '../problems/problem-details.js';
import { problemFromError } from '../problems/problem-from-error.js';
import { answerClientError, answerOddRequests } from './client-errors.js';
import { CORRELATION_HEADER, correlationIdOf } from './correlation-id.js';
import { JsonAdapter } from './json-adapter.js';
import { limitAnswerTime } from './limit-answer-time.js';
import { tellRefusal } from './refusals.js';

const BODY_LIMIT_BYTES = 65_536;
const REQUEST_LIMIT_MS = 30_000;
/** By how much a request may exceed its limit. */
const CHECK_INTERVAL_MS = 1_000;
const ANSWER_LIMIT_MS = 30_000;

export interface AdapterOptions {
  /** The proxies that may state the client's address. */
  trustedProxies?: string[] | undefined;
}

export function createAdapter({ trustedProxies }: AdapterOptions = {}): FastifyAdapter {
  const adapter: JsonAdapter = new JsonAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_LIMIT_MS,
    http: {
      // If this is longer than the limit of the request, Node confuses the two.
      headersTimeout: REQUEST_LIMIT_MS,
      connectionsCheckingInterval: CHECK_INTERVAL_MS,
      // Node would refuse a request without a Host, and say nothing. A hook of ours answers it.
      requireHostHeader: false,
    },
    genReqId: correlationIdOf,
    frameworkErrors: refuseUnreadableUrl,
    clientErrorHandler: (error, socket) => answerClientError(adapter.getInstance().server, error, socket),
    trustProxy: trustedProxies ?? false,
    // A late request on an open connection still gets its answer, and the connection is closed: see below.
    return503OnClosing: false,
  });
  answerOddRequests(adapter.getInstance().server);
  setCommonHeaders(adapter);
  limitAnswerTime(adapter, ANSWER_LIMIT_MS);
  closeConnectionsOnStop(adapter);
  return adapter;
}

/** The router refuses such a URL before any hook runs, so Nest and its filters never see the request. */
function refuseUnreadableUrl(
  error: { message: string; statusCode?: number },
  { id, url, server }: { id: string; url: string; server: { server: EventEmitter } },
  { raw }: { raw: ServerResponse },
): void {
  const problem = problemFromError(new HttpException(error.message, error.statusCode ?? 400), []);
  const headers = {
    'content-type': PROBLEM_CONTENT_TYPE,
    [CORRELATION_HEADER]: id,
    connection: 'close',
  };
  raw.writeHead(problem.status, headers).end(JSON.stringify(toProblemDetails(problem, { id, url })));
  tellRefusal(server.server, { problem, id });
}

/**
 * An answer is true at that moment only: an entity tag distinguishes versions of one aggregate, not of
 * everything shown with it. Browsers must also believe the declared type.
 */
function setCommonHeaders(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onRequest', (_request, reply, done) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    done();
  });
}

/** Otherwise a stop would wait until every client closes its idle connection. */
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
