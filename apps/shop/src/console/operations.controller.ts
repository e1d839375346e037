import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Problem } from '@shop/http';
import { operationsOf } from '../operations/operations.client.js';

/** The operations of a service that the pages need. */
const ALLOWED = /^\/(?:dead-letters|outbox|replays|faults|projections)(?:[/?]|$)/;

interface Request {
  url: string;
}

interface Reply {
  raw: { once(event: 'close', listener: () => void): unknown };
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

/**
 * Hands what the pages ask over to the service, with the token that only the console has, and its answer back
 * as it comes.
 */
@Controller('api/operations')
export class OperationsController {
  @Get(':service/*')
  look(@Param('service') service: string, @Req() request: Request, @Res() reply: Reply): Promise<void> {
    return relay('GET', service, request, reply);
  }

  @Post(':service/*')
  act(
    @Param('service') service: string,
    @Req() request: Request,
    @Res() reply: Reply,
    @Body() body: object,
  ): Promise<void> {
    return relay('POST', service, request, reply, body);
  }
}

async function relay(
  method: string,
  service: string,
  { url }: Request,
  reply: Reply,
  body?: object,
): Promise<void> {
  // As a URL resolves it, so that no `..` leads elsewhere.
  const { pathname, search } = new URL(url, 'http://console');
  const path =
    pathname
      .split('/')
      .slice(4)
      .map((part) => `/${part}`)
      .join('') + search;
  if (!ALLOWED.test(path)) {
    throw new Problem({ status: 404, code: 'NOT_FOUND', detail: `No operation ${path}` });
  }
  // A client that hangs up ends a redrive or a replay, here as at the service itself.
  const leaving = new AbortController();
  reply.raw.once('close', () => leaving.abort());
  const answer = await operationsOf(service).relay(method, path, body, leaving.signal);
  reply
    .status(answer.status)
    .header('content-type', answer.headers.get('content-type') ?? 'application/json');
  reply.send(answer.body ? Readable.fromWeb(answer.body) : '');
}
