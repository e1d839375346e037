/**
 * Runs one task after the other, in the order of calls. A task that reads a clock in its turn does not count
 * the turns of others.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
