import { setTimeout as sleep } from 'node:timers/promises';
import { topicsOwnedBy, topicsReadBy, type ServiceName } from '@shop/contracts';
import type { EventSerde } from '@shop/messaging';
import type { Logger } from '@shop/telemetry';

const TRY_AGAIN_AFTER = 2_000;

/**
 * Learns the ids of the schemas that the service writes and reads. Until it has, the service is up but not ready; afterwards it works
 * without the registry. Keeps trying: a registry that is away at the start is no reason to end.
 */
export class WarmUp {
  #problem: string | undefined = 'not started';
  #stopped = false;

  constructor(
    readonly service: ServiceName,
    readonly serde: EventSerde,
    readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    while (!this.#stopped && this.#problem !== undefined) {
      try {
        await this.serde.warmUp(topicsOwnedBy(this.service), topicsReadBy(this.service));
        this.#problem = undefined;
      } catch (error) {
        this.#problem = error instanceof Error ? error.message : String(error);
        this.logger.warn({ err: error }, 'schemas are not known yet');
        await sleep(TRY_AGAIN_AFTER, undefined, { ref: false });
      }
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  problem(): string | undefined {
    return this.#problem;
  }
}
