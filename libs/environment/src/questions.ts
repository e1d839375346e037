import { createTopicOffsets, type KafkaConnection, type TopicOffsets } from '@shop/messaging';

const ANSWER_WITHIN_MS = 10_000;

/** Asks Kafka over one connection, which closes after the last answer. */
export class Questions {
  #asking = 0;
  #offsets: TopicOffsets | undefined;
  #isClosed = false;

  constructor(readonly connection: KafkaConnection) {}

  async ask<T>(question: (offsets: TopicOffsets) => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new Error('Kafka is asked no more, since this process stops');
    const offsets = (this.#offsets ??= createTopicOffsets(this.connection, ANSWER_WITHIN_MS));
    this.#asking += 1;
    try {
      return await question(offsets);
    } finally {
      this.#asking -= 1;
      if (this.#asking === 0) {
        this.#offsets = undefined;
        await offsets.close();
      }
    }
  }

  /** Resolves once all open questions have failed. Later ones fail at once. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#offsets?.close();
  }
}
