import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** The counted work of a process since its start. */
export interface Counts {
  /** Requests to Kafka, by kind. */
  kafka: Record<RequestKind, number>;
  statements: number;
  /** Times that a client asked PostgreSQL for an answer, to one statement or to several. */
  roundTrips: number;
  /** Incoming requests. */
  http: number;
  garbageBytes: number;
  collectingMs: number;
}

export type RequestKind = 'fetch' | 'produce' | 'offset commit' | 'heartbeat' | 'other';

/**
 * The environment of a counting process: the socket for its counts, and the ports of Kafka and PostgreSQL.
 */
export interface Counting extends Record<string, string> {
  COUNTS_SOCKET: string;
  COUNTS_KAFKA_PORT: string;
  COUNTS_POSTGRES_PORT: string;
}

/** Asks a process that was started with `counting.ts` for its counts. */
export async function readCounts({ COUNTS_SOCKET: path }: Counting): Promise<Counts> {
  return JSON.parse(await text(connect(path))) as Counts;
}
