import type { Logger } from '@shop/telemetry';

/** After an uncaught error the process is in an unknown state: it logs the error, and ends. */
export function exitOnCrash(logger: Logger): void {
  process.on('uncaughtException', (error) => crash(logger, error));
  process.on('unhandledRejection', (reason) => crash(logger, reason));
}

export function crash(logger: Logger, error: unknown): never {
  logger.fatal({ err: error }, 'The process cannot go on');
  process.exit(1);
}
