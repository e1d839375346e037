import type { Logger } from '@shop/telemetry';

// Kubernetes kills after 30 seconds. The log should name unfinished work before that.
const STOP_LIMIT_MS = 25_000;

/** Stops the process by `stop` on SIGTERM or SIGINT. A second signal, or the time limit, ends it at once. */
export function stopOnSignal(stop: () => Promise<void>, logger: Logger): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) {
      giveUp(logger, `a second signal (${signal})`);
    } else {
      stopping = true;
      logger.info({ signal }, 'Stopping');
      const limit = setTimeout(() => giveUp(logger, `${STOP_LIMIT_MS} ms of waiting`), STOP_LIMIT_MS).unref();
      void stopAndExit(stop, logger).finally(() => clearTimeout(limit));
    }
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

async function stopAndExit(stop: () => Promise<void>, logger: Logger): Promise<void> {
  try {
    await stop();
    logger.info('Stopped');
    process.exit(0);
  } catch (error) {
    logger.fatal({ err: error }, 'Could not stop cleanly');
    process.exit(1);
  }
}

function giveUp(logger: Logger, reason: string): never {
  logger.fatal(`Ended with work in flight, after ${reason}`);
  process.exit(1);
}
