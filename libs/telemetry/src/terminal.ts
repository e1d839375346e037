import { createRequire } from 'node:module';
import type { DestinationStream } from 'pino';

/** Lines for a person to read, if one is looking; else undefined, and the lines stay JSON. */
export function terminal(stdout: { isTTY?: boolean } = process.stdout): DestinationStream | undefined {
  if (stdout.isTTY !== true) return undefined;
  // Only where it is wanted: a service in production has no use for it.
  const pretty = createRequire(import.meta.url)('pino-pretty') as typeof import('pino-pretty');
  return pretty({
    // Nothing is lost when the process ends the moment after.
    sync: true,
    singleLine: true,
    translateTime: 'SYS:HH:MM:ss.l',
    messageFormat: '{service}  {msg}',
    ignore: 'service,causationId,trace_id,span_id',
  });
}
