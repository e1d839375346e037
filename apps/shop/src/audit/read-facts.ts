import { topicCatalogue } from '@shop/contracts';
import { aboutOf, fromTimestamp, type Topic } from '@shop/topics';
import {
  createTopicOffsets,
  HeaderName,
  TopicTail,
  type EventSerde,
  type IncomingRecord,
  type KafkaConnection,
  type TopicOffsets,
} from '@shop/messaging';
import { Patience } from '../patience.js';
import type { Fact, FactMessage } from './facts.js';

const READ_WITHIN_S = 120;

/**
 * Follows all topics of the catalogue from their beginning, so that every read costs only the new facts.
 */
export class FactReader {
  readonly #facts: Fact[] = [];
  readonly #offsets: TopicOffsets;
  readonly #tail: TopicTail;

  constructor(
    readonly kafka: KafkaConnection,
    readonly serde: EventSerde,
  ) {
    this.#tail = new TopicTail(kafka);
    this.#offsets = createTopicOffsets(kafka);
  }

  async start(): Promise<void> {
    await this.#tail.start(
      topicCatalogue.map(({ name }) => name),
      (record) => this.#add(record),
      { from: 'beginning' },
    );
  }

  /** Returns all facts that the topics hold now, those of one key in the order of their topic. */
  async read(): Promise<Fact[]> {
    const ranges = await this.#offsets.ranges(topicCatalogue.map(({ name }) => name));
    await new Patience(READ_WITHIN_S).until(
      'all topics are read',
      () => this.#tail.hasRead(ranges) || undefined,
    );
    return [...this.#facts];
  }

  async stop(): Promise<void> {
    await Promise.all([this.#tail.stop(), this.#offsets.close()]);
  }

  async #add(record: IncomingRecord): Promise<void> {
    const { topic, partition, offset, key, headers, value } = record;
    const known = topicNamed(topic);
    const message = value && (await this.#decode(known, value));
    // Consumers refuse a record that is no fact of this topic, and it becomes a dead letter.
    if (message) {
      const id = headers[HeaderName.id]?.toString() ?? `${topic}[${partition}] @${offset}`;
      const [about, at] = [aboutOf(known, message), fromTimestamp(message.occurredAt)];
      this.#facts.push({ topic, key, about, id, at, message, value });
    }
  }

  async #decode(topic: Topic, value: Buffer): Promise<FactMessage | undefined> {
    try {
      return (await this.serde.deserialize(topic, value)) as FactMessage;
    } catch (error) {
      if (error instanceof Error && error.name === 'UndecodableEventError') return undefined;
      throw error;
    }
  }
}

function topicNamed(name: string): Topic {
  const topic = topicCatalogue.find((each) => each.name === name);
  if (!topic) throw new Error(`Topic ${name} is not in the catalogue`);
  return topic;
}
