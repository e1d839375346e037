import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/**
 * Ends the answers that take long when the application stops. Nest closes the port only afterwards, so
 * without it a stop would wait for all of them.
 */
@Injectable()
export class Stopping implements OnModuleDestroy {
  readonly #controller = new AbortController();

  /** Aborted as soon as the stop has begun. */
  readonly signal = this.#controller.signal;

  onModuleDestroy(): void {
    this.#controller.abort();
  }
}
