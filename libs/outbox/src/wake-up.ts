/**
 * Wakes the relay after a commit, so that it need not wait for its next poll. It wakes the relay of this
 * process or, if that one does not hold the bucket, the relays of others. A lost wake-up costs latency, never
 * a row: the poll finds it.
 */
export class WakeUp {
  readonly #listeners = new Set<(bucket: number) => boolean>();

  /** @param notifyOthers if there may be relays in other processes */
  constructor(readonly notifyOthers: (bucket: number) => void = () => undefined) {}

  notify(bucket: number): void {
    const heard = [...this.#listeners].filter((listener) => listener(bucket));
    if (heard.length === 0) this.notifyOthers(bucket);
  }

  /**
   * @param listener returns whether the bucket is its own. Returns the function that ends the subscription.
   */
  subscribe(listener: (bucket: number) => boolean): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
