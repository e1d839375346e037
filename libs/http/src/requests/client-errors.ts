import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { toProblemDetails } from '../problems/to-problem-details.js';
import { PROBLEM_CONTENT_TYPE } from '../problems/problem-details.js';
import { Problem } from '../problems/problem.js';
import { CORRELATION_HEADER } from './correlation-id.js';
import { tellRefusal } from './refusals.js';

interface ConnectionError extends Error {
  code: string;
}

const PROBLEM_OF_ERROR: Readonly<Record<string, { status: number; code: string }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'REQUEST_TIMEOUT' },
  HPE_HEADER_OVERFLOW: { status: 431, code: 'REQUEST_HEADER_FIELDS_TOO_LARGE' },
};

/** Node answers bytes that are no request on their connection: no hook and no filter ever sees them. */
export function answerClientError(server: Server, error: ConnectionError, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const kind = PROBLEM_OF_ERROR[error.code] ?? { status: 400, code: 'BAD_REQUEST' };
  if (socket.writable) answerOn(server, socket, new Problem({ ...kind, detail: error.message }));
  socket.destroy(error);
}

/** Answers requests that Node would answer without a body, or not at all. */
export function answerOddRequests(server: Server): void {
  server.on('checkExpectation', ({ headers, socket }: IncomingMessage) => {
    const detail = `We can do nothing about Expect: ${headers.expect}`;
    answerOn(server, socket, new Problem({ status: 417, code: 'EXPECTATION_FAILED', detail }));
    socket.destroySoon();
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    const detail = 'CONNECT is for proxies, and this is none';
    answerOn(server, socket, new Problem({ status: 400, code: 'BAD_REQUEST', detail }));
    socket.end();
  });
}

function answerOn(server: Server, socket: Duplex, problem: Problem): void {
  const id = randomUUID();
  socket.write(responseTo(problem, id));
  tellRefusal(server, { problem, id });
}

function responseTo(problem: Problem, id: string): string {
  const body = JSON.stringify(toProblemDetails(problem, { id, url: '' }));
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    `Content-Type: ${PROBLEM_CONTENT_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `${CORRELATION_HEADER}: ${id}`,
    'Connection: close',
    `\r\n${body}`,
  ].join('\r\n');
}
