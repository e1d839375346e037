import { createTopicOffsets, type KafkaConnection, type TopicOffsets } from '@shop/messaging';

const ANSWER_WITHIN_MS = 10_000;

/** Asks Kafka over one connection, which closes after the last answer. */
export class Questions {
  #asking = 0;
  #offsets: TopicOffsets | undefined;

  constructor(readonly connection: KafkaConnection) {}

  async ask<T>(question: (offsets: TopicOffsets) => Promise<T>): Promise<T> {
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
}
