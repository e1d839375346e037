import { setTimeout as sleep } from 'node:timers/promises';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { Topic } from '@shop/topics';
import type { EventSerde } from '@shop/messaging';
import type { Logger } from '@shop/telemetry';

const TRY_AGAIN_AFTER_MS = 2_000;

export interface WarmUpOptions {
  produced: readonly Topic[];
  consumed: readonly Topic[];
  serde: EventSerde;
  logger: Logger;
}

/**
 * Learns the ids of the schemas that the service writes and reads. Until the registry has each schema that it
 * writes as it knows it, the service is up but not ready; afterwards it works without the registry. Keeps
 * trying: a registry that is away at the start, or schemas that are not published yet, are no reason to end.
 */
export class WarmUp implements OnModuleInit, OnApplicationShutdown {
  #problem: string | undefined = 'not started';
  #stopped = false;

  constructor(readonly options: WarmUpOptions) {}

  onModuleInit(): void {
    void this.run();
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  async run(): Promise<void> {
    const { serde, produced, consumed, logger } = this.options;
    while (!this.#stopped) {
      try {
        await serde.warmUp(produced, consumed);
        this.#problem = undefined;
        logger.info({ produced: produced.length, consumed: consumed.length }, 'schemas are known');
        return;
      } catch (error) {
        this.#failed(error);
        await sleep(TRY_AGAIN_AFTER_MS, undefined, { ref: false });
      }
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  problem(): string | undefined {
    return this.#problem;
  }

  /** Logs each reason once, however long it lasts. */
  #failed(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (reason === this.#problem) return;
    this.#problem = reason;
    this.options.logger.warn({ err: error }, 'not ready: the schemas are not known');
  }
}
