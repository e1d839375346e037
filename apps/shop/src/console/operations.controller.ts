import { Readable } from 'node:stream';
import { All, Controller, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { Problem, type Reply } from '@shop/http';
import { operationsOf } from '../operations/operations.client.js';

/** The operations of a service that the pages need. */
const ALLOWED = /^(?:GET|POST) \/(?:dead-letters|outbox|replays|faults|projections)(?:[/?]|$)/;

interface Request {
  method: string;
  url: string;
  body: object | null | undefined;
}

@Controller('api/operations')
export class OperationsController {
  /**
   * Passes a request of the pages on to the service, with the token that only the console has, and passes the
   * answer back as it arrives. A client that hangs up ends a redrive or a replay, as it would at the service.
   */
  @All(':service/*')
  async relay(
    @Param('service') service: string,
    @Req() { method, url, body }: Request,
    @Res({ passthrough: true }) reply: Reply & { status(code: number): unknown },
  ): Promise<StreamableFile> {
    const path = pathAfter(`/api/operations/${service}`, url);
    if (!ALLOWED.test(`${method} ${path}`)) {
      throw new Problem({ status: 404, code: 'NOT_FOUND', detail: `No operation ${method} ${path}` });
    }
    const answer = await operationsOf(service).relay(method, path, body ?? undefined);
    reply.status(answer.status);
    const type = answer.headers.get('content-type') ?? 'application/json';
    return new StreamableFile(answer.body === null ? Readable.from([]) : Readable.fromWeb(answer.body), {
      type,
    });
  }
}

/** Resolves the path as a URL does, so that no `..` leads elsewhere. */
function pathAfter(prefix: string, url: string): string {
  const { pathname, search } = new URL(url, 'http://console');
  return pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) + search : '';
}
