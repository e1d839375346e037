/**
 * Counts the requests of each client within the present second. It knows only those that came in it, so it
 * stays small.
 */
export class RequestBudget {
  readonly #admitted = new Map<string, number>();
  #second = 0;

  constructor(readonly perSecond: number) {}

  /** Whether the client may have another one. */
  admits(client: string, now: number): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.#second) this.#admitted.clear();
    this.#second = second;
    const admitted = (this.#admitted.get(client) ?? 0) + 1;
    this.#admitted.set(client, admitted);
    return admitted <= this.perSecond;
  }
}
