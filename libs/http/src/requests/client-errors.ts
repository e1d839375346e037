import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { describeProblem } from '../problems/describe-problem.js';
import { PROBLEM_CONTENT_TYPE } from '../problems/problem-details.js';
import { Problem } from '../problems/problem.js';
import { CORRELATION_HEADER } from './correlation-id.js';

interface ConnectionError extends Error {
  code: string;
}

const PROBLEM_OF_ERROR: Readonly<Record<string, { status: number; code: string }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'REQUEST_TIMEOUT' },
  HPE_HEADER_OVERFLOW: { status: 431, code: 'REQUEST_HEADER_FIELDS_TOO_LARGE' },
};

/** What does not become a request is answered on its connection: no hook and no filter ever sees it. */
export function answerClientError(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const kind = PROBLEM_OF_ERROR[error.code] ?? { status: 400, code: 'BAD_REQUEST' };
  if (socket.writable) socket.write(responseTo(new Problem({ ...kind, detail: error.message })));
  socket.destroy(error);
}

function responseTo(problem: Problem): string {
  const id = randomUUID();
  const body = JSON.stringify(describeProblem(problem, { id, url: '' }));
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    `Content-Type: ${PROBLEM_CONTENT_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `${CORRELATION_HEADER}: ${id}`,
    'Connection: close',
    `\r\n${body}`,
  ].join('\r\n');
}
