import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailedError } from './failure.js';
import { RefusedRequestError } from './http/service-client.js';

const ASK_EVERY_MS = 20;

/**
 * Not there, not possible in the current state, or not there yet: facts on their way can change all three.
 */
const NOT_YET = new Set([404, 409, 503]);

/** Waits for reactions of the services, for a limited time in all. */
export class Patience {
  readonly #deadline: number;

  constructor(readonly seconds: number) {
    this.#deadline = performance.now() + seconds * 1000;
  }

  /**
   * Resolves with the result of `read` as soon as it is defined. @throws CommandFailedError when time runs
   * out
   */
  async until<T>(what: string, read: () => Promise<T | undefined> | T | undefined): Promise<T> {
    let refusal: unknown;
    while (performance.now() < this.#deadline) {
      try {
        const value = await read();
        if (value !== undefined) return value;
      } catch (error) {
        if (!isNotYet(error)) throw error;
        refusal = error;
      }
      await sleep(ASK_EVERY_MS);
    }
    throw new CommandFailedError(`Not reached within ${this.seconds} s: ${what}`, {
      cause: refusal,
    });
  }
}

function isNotYet(error: unknown): boolean {
  return error instanceof RefusedRequestError && NOT_YET.has(error.status);
}
