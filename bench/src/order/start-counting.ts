import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stackAddresses } from '@shop/testing';
import type { Counting } from './counts.js';

const COUNTING = new URL('counting.js', import.meta.url).href;

/** The arguments and environment that make a service count. */
export function startCounting(): { counting: Counting; env: Record<string, string> } {
  const { brokers, postgresAdminUrl } = stackAddresses();
  const counting = {
    COUNTS_SOCKET: join(mkdtempSync(join(tmpdir(), 'bench-')), 'counts'),
    COUNTS_KAFKA_PORT: brokers[0]?.split(':').at(-1) ?? '',
    COUNTS_POSTGRES_PORT: new URL(postgresAdminUrl).port,
  };
  return { counting, env: { ...counting, NODE_OPTIONS: `--import ${COUNTING}` } };
}
