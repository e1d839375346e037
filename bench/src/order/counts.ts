import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a process has done since its start, by counting. */
export interface Counts {
  /** Requests to Kafka, by kind. */
  kafka: Record<RequestKind, number>;
  statements: number;
  /** Times that PostgreSQL was asked for an answer, to one statement or to several. */
  roundTrips: number;
  /** Requests that were answered. */
  http: number;
  garbageBytes: number;
  collectingMs: number;
}

export type RequestKind = 'fetch' | 'produce' | 'offset commit' | 'heartbeat' | 'other';

/**
 * Where a process that counts tells what, and by which ports it knows Kafka and PostgreSQL. Its environment.
 */
export interface Counting extends Record<string, string> {
  COUNTS_SOCKET: string;
  COUNTS_KAFKA_PORT: string;
  COUNTS_POSTGRES_PORT: string;
}

/** Asks a process that was started with `counting.ts` for what it has counted. */
export async function readCounts({ COUNTS_SOCKET: path }: Counting): Promise<Counts> {
  return JSON.parse(await text(connect(path))) as Counts;
}
