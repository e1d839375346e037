/**
 * Tells the relay of the same process that a row has been committed, so that it need not wait for its next poll. Within the
 * process, since PostgreSQL's NOTIFY takes one database-wide lock at each commit and serialises them under load.
 * A lost wake-up costs latency, never a row: the poll finds it.
 */
export class WakeUp {
  readonly #listeners = new Set<(bucket: number) => void>();

  notify(bucket: number): void {
    for (const listener of this.#listeners) listener(bucket);
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: (bucket: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
