/** Counts the requests of each client within the present second. It knows only those that came in it, so it stays small. */
export class RequestBudget {
  readonly #taken = new Map<string, number>();
  #second = 0;

  constructor(readonly perSecond: number) {}

  /** Whether the client may have another one. */
  take(client: string, now: number): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.#second) this.#taken.clear();
    this.#second = second;
    const taken = (this.#taken.get(client) ?? 0) + 1;
    this.#taken.set(client, taken);
    return taken <= this.perSecond;
  }
}
