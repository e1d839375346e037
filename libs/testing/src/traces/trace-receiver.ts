import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { readSpans, type ReceivedSpan, type TraceExport } from './received-span.js';

/** Receives the spans that services export by OTLP over HTTP, like a collector, and keeps them. */
export class TraceReceiver {
  readonly spans: ReceivedSpan[] = [];
  /** The exports as received. */
  readonly bodies: TraceExport[] = [];

  private constructor(readonly server: Server) {
    server.on('request', (request: IncomingMessage, response) => {
      void this.#take(request).then((status) => response.writeHead(status).end());
    });
  }

  static async open(): Promise<TraceReceiver> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TraceReceiver(server);
  }

  /** The settings that make a process export all its spans to this receiver, and soon. */
  get environment(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      // In JSON, which can be read without the schemas of OTLP.
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '100',
    };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  async #take(request: IncomingMessage): Promise<number> {
    if (request.url !== '/v1/traces') return 404;
    if (request.headers['content-type'] !== 'application/json') return 415;
    const body = (await json(request)) as TraceExport;
    this.bodies.push(body);
    this.spans.push(...readSpans(body));
    return 200;
  }
}
