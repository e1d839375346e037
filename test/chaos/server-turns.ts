/**
 * One server at a time is away. The plan knows for how long, and not how long a busy machine takes to start
 * it: the next one goes when the last one is back, and those who need it have had a rest to find it.
 */
export class ServerTurns {
  #recovered: Promise<unknown> = Promise.resolve();

  constructor(readonly rest: () => Promise<unknown>) {}

  /** @param work takes a server away and brings it back */
  async take(work: () => Promise<void>): Promise<void> {
    const done = this.#recovered.then(work);
    this.#recovered = done.then(this.rest, this.rest);
    await done;
  }
}
