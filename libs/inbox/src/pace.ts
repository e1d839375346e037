import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps work below a rate. It does not make up for a slow stretch later. */
export class Pace {
  #readyAt = 0;
  #freeAt = 0;

  constructor(readonly perSecond: number) {}

  /** Waits as long as the spent events take at this rate. Ends early, without an error, at the signal. */
  async ready(signal?: AbortSignal): Promise<void> {
    const wait = this.#freeAt - performance.now();
    if (wait > 0) await sleep(wait, undefined, signal && { signal }).catch(() => undefined);
    this.#readyAt = performance.now();
  }

  /** Notes how many events were handled since it was ready, and counts the time that they took. */
  spend(events: number): void {
    this.#freeAt = this.#readyAt + (events * 1_000) / this.perSecond;
  }
}
