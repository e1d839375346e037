import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { currentStory } from './story.js';
import { activeTraceIds } from './tracing/trace-headers.js';

export type { Logger } from 'pino';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A logger of JSON lines, each with the service's name and the ids of the story and of the span it belongs to. */
export function createLogger(
  options: { service: string; level: LogLevel },
  destination?: DestinationStream,
): Logger {
  return pino(
    {
      level: options.level,
      base: { service: options.service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // A copy: pino assigns the line's own fields onto what the mixin returns.
      mixin: () => ({ ...currentStory(), ...activeTraceIds() }),
    },
    destination,
  );
}
