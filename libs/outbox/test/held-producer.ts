import type { EventProducer, OutgoingRecord } from '@shop/messaging';

/** A real producer whose sends a test can hold back, or fail after the broker has confirmed. */
export class HeldProducer implements EventProducer {
  failAfterNextSend: Error | undefined;
  #gate: Promise<void> = Promise.resolve();
  #open: () => void = () => undefined;
  waiting = 0;
  /** The keys of the last send that came. */
  keys: string[] = [];

  constructor(readonly inner: EventProducer) {}

  hold(): void {
    this.#gate = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  release(): void {
    this.#open();
  }

  connect(): Promise<void> {
    return this.inner.connect();
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    this.waiting += 1;
    this.keys = records.map(({ key }) => key);
    await this.#gate;
    this.waiting -= 1;
    await this.inner.send(records);
    const failure = this.failAfterNextSend;
    this.failAfterNextSend = undefined;
    if (failure) throw failure;
  }

  disconnect(): Promise<void> {
    return this.inner.disconnect();
  }
}
