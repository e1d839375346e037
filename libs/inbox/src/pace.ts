import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps work below a rate. What a slow stretch leaves unused is not made up for later. */
export class Pace {
  #readyAt = 0;
  #freeAt = 0;

  constructor(readonly perSecond: number) {}

  /** Waits until what was spent has had its time. Ends early, without an error, when the signal comes. */
  async ready(signal?: AbortSignal): Promise<void> {
    const wait = this.#freeAt - performance.now();
    if (wait > 0) await sleep(wait, undefined, signal && { signal }).catch(() => undefined);
    this.#readyAt = performance.now();
  }

  /** Says how many events were handled since it was ready: the time that took counts. */
  spend(events: number): void {
    this.#freeAt = this.#readyAt + (events * 1_000) / this.perSecond;
  }
}
