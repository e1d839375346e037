import { subscribe } from 'node:diagnostics_channel';
import { createServer, Socket } from 'node:net';
import { GCProfiler } from 'node:v8';
import type { Counts, RequestKind } from './counts.js';
import { statementsIn, SYNC } from './frontend-messages.js';

/**
 * Loaded before a service: counts its requests to Kafka and PostgreSQL at its sockets, for any client
 * library. It reports the counts to every client of the socket COUNTS_SOCKET.
 */
const counts: Counts = {
  kafka: { fetch: 0, produce: 0, 'offset commit': 0, heartbeat: 0, other: 0 },
  statements: 0,
  roundTrips: 0,
  http: 0,
  garbageBytes: 0,
  collectingMs: 0,
};

const KAFKA_PORT = Number(process.env['COUNTS_KAFKA_PORT']);
const POSTGRES_PORT = Number(process.env['COUNTS_POSTGRES_PORT']);
/** @see https://kafka.apache.org/protocol.html#protocol_api_keys */
const KINDS = new Map<number, RequestKind>([
  [0, 'produce'],
  [1, 'fetch'],
  [8, 'offset commit'],
  [12, 'heartbeat'],
]);

const write = Reflect.get(Socket.prototype, 'write') as (...args: unknown[]) => boolean;
Reflect.set(Socket.prototype, 'write', function (this: Socket, ...args: unknown[]): boolean {
  const [data] = args;
  if (Buffer.isBuffer(data)) count(this.remotePort, data);
  return Reflect.apply(write, this, args);
});

function count(port: number | undefined, data: Buffer): void {
  if (port === KAFKA_PORT && data.length > 6) counts.kafka[KINDS.get(data.readInt16BE(4)) ?? 'other'] += 1;
  if (port !== POSTGRES_PORT) return;
  for (const kind of statementsIn(data)) counts[kind === SYNC ? 'roundTrips' : 'statements'] += 1;
}

subscribe('http.server.request.start', () => (counts.http += 1));

let profiler = new GCProfiler();
profiler.start();

/** Each look releases the records that the profiler keeps of each collection. */
function noteGarbage(): void {
  for (const { cost, beforeGC, afterGC } of profiler.stop().statistics) {
    counts.garbageBytes += beforeGC.heapStatistics.usedHeapSize - afterGC.heapStatistics.usedHeapSize;
    counts.collectingMs += cost / 1_000;
  }
  profiler = new GCProfiler();
  profiler.start();
}

createServer((asker) => {
  noteGarbage();
  asker.end(JSON.stringify(counts));
})
  .listen(process.env['COUNTS_SOCKET'])
  .unref();
