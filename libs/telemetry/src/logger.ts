import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { describeError } from './describe-error.js';
import { currentCorrelation } from './correlation-context.js';
import { terminal } from './terminal.js';
import { activeTraceIds } from './tracing/trace-headers.js';

export type { Logger } from 'pino';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * A logger of JSON lines, each with the service's name and the ids of the correlation and of the span it
 * belongs to; in a terminal, of lines for persons.
 */
export function createLogger(
  options: { service: string; level: LogLevel },
  destination: DestinationStream | undefined = terminal(),
): Logger {
  return pino(
    {
      level: options.level,
      base: { service: options.service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      // A copy: pino assigns the line's own fields onto what the mixin returns.
      mixin: () => ({ ...currentCorrelation(), ...activeTraceIds() }),
    },
    destination,
  );
}
