/**
 * Counts the requests of each client within the present second. It forgets all earlier clients, so it stays
 * small.
 */
export class RequestBudget {
  readonly #admitted = new Map<string, number>();
  #second = 0;

  constructor(readonly perSecond: number) {}

  /** Whether the client may make another request, which then counts. */
  admits(client: string, now: number): boolean {
    const admitted = this.#countOf(client, now) + 1;
    this.#admitted.set(client, admitted);
    return admitted <= this.perSecond;
  }

  /** Whether the client has used up this second. */
  isSpent(client: string, now: number): boolean {
    return this.#countOf(client, now) >= this.perSecond;
  }

  #countOf(client: string, now: number): number {
    const second = Math.floor(now / 1_000);
    if (second !== this.#second) this.#admitted.clear();
    this.#second = second;
    return this.#admitted.get(client) ?? 0;
  }
}
