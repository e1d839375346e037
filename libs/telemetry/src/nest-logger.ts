import type { LoggerService } from '@nestjs/common';
import type { Level, Logger } from 'pino';

// One line for each module, route and provider at every start: wanted only when debugging.
const startUpContexts = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/**
 * Sends what is logged through Nest's `Logger` to the structured logger, Nest's own lines included.
 * `logger.warn('Broker is slow', { topic })` logs the fields; an `Error` among the arguments becomes `err`.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const isStartUp = startUpContexts.has(String(rest.at(-1)));
    this.write(isStartUp ? 'debug' : 'info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(level: Level, message: unknown, rest: unknown[]): void {
    const fields: object = Object.assign({}, ...[message, ...rest].map(fieldsOf));
    if (typeof message === 'string') this.logger[level](fields, message);
    else this.logger[level](fields);
  }
}

function fieldsOf(argument: unknown, position: number): object {
  if (argument instanceof Error) return { err: argument };
  if (typeof argument === 'object') return argument ?? {};
  if (typeof argument !== 'string' || position === 0) return {};
  // Nest passes stacks and the context alike as strings after the message, the context last.
  return argument.includes('\n') ? { stack: argument } : { context: argument };
}
