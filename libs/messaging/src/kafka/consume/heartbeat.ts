/**
 * Sends heartbeats on a timer while a handler works on a batch, since kafkajs sends none between two of our
 * calls: a chunk that takes longer than the session time-out would end the membership, and the work would be
 * done again.
 */
export class Heartbeat {
  #timer: NodeJS.Timeout;
  #error: unknown;
  #pending: Promise<void> = Promise.resolve();

  constructor(beat: () => Promise<void>, interval: number) {
    this.#timer = setInterval(() => {
      this.#pending = beat().catch((error: unknown) => {
        this.#error ??= error;
      });
    }, interval);
  }

  /** Whether the group has asked for a rejoin: start nothing new. */
  get lost(): boolean {
    return this.#error !== undefined;
  }

  /** Stops, and throws kafkajs's own error if there was one, so that its runner rejoins the group. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#pending;
    if (this.#error) throw this.#error;
  }
}
