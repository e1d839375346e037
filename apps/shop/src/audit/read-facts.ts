import { topicCatalogue } from '@shop/contracts';
import { fromTimestamp, type Topic } from '@shop/topics';
import {
  HeaderName,
  TopicTail,
  type EventSerde,
  type IncomingRecord,
  type KafkaConnection,
} from '@shop/messaging';
import { Patience } from '../patience.js';
import { withTopicAdmin } from '../topics/with-topic-admin.js';
import { keepsEveryFact, type Fact, type FactMessage } from './facts.js';

const READ_WITHIN_S = 120;

/**
 * Follows all topics of the catalogue from their beginning, so that every look at them costs only what is
 * new.
 */
export class FactReader {
  readonly #facts: Fact[] = [];
  readonly #positions = new Map<string, Position>();
  readonly #tail: TopicTail;

  constructor(
    readonly kafka: KafkaConnection,
    readonly serde: EventSerde,
  ) {
    this.#tail = new TopicTail(kafka);
  }

  async start(): Promise<void> {
    await this.#tail.start(
      topicCatalogue.map(({ name }) => name),
      (record) => this.#add(record),
      { from: 'beginning' },
    );
  }

  /** Everything that the topics hold at this moment, the facts of one key in the order of their topic. */
  async read(): Promise<Fact[]> {
    const names = topicCatalogue.map(({ name }) => name);
    const sizes = await withTopicAdmin(this.kafka, (admin) => admin.sizes(names));
    await new Patience(READ_WITHIN_S).until(
      'all topics are read',
      () => names.every((name) => this.#sizeRead(name) >= (sizes.get(name) ?? 0)) || undefined,
    );
    return [...this.#facts];
  }

  async stop(): Promise<void> {
    await this.#tail.stop();
  }

  async #add(record: IncomingRecord): Promise<void> {
    const { topic, partition, offset, key, headers, value } = record;
    const message = value && (await this.#decode(topicNamed(topic), value));
    // What is no fact of this topic is refused by its consumers, and told by their dead letters.
    if (message) {
      const id = headers[HeaderName.id]?.toString() ?? `${topic}[${partition}] @${offset}`;
      this.#facts.push({ topic, key, id, at: fromTimestamp(message.occurredAt), message, value });
    }
    this.#noteRead(record);
  }

  async #decode(topic: Topic, value: Buffer): Promise<FactMessage | undefined> {
    try {
      return (await this.serde.deserialize(topic, value)) as FactMessage;
    } catch (error) {
      if (error instanceof Error && error.name === 'UndecodableEventError') return undefined;
      throw error;
    }
  }

  #noteRead({ topic, partition, offset }: IncomingRecord): void {
    const id = `${topic}/${partition}`;
    // Compaction takes from the beginning, too: there the topic begins at 0, whatever comes first.
    const first = this.#positions.get(id)?.first ?? (keepsEveryFact(topic) ? Number(offset) : 0);
    this.#positions.set(id, { topic, first, next: Number(offset) + 1 });
  }

  /** Counted as the broker does, with what compaction has removed. */
  #sizeRead(topic: string): number {
    return [...this.#positions.values()]
      .filter((position) => position.topic === topic)
      .reduce((sum, { first, next }) => sum + next - first, 0);
  }
}

interface Position {
  topic: string;
  first: number;
  next: number;
}

function topicNamed(name: string): Topic {
  const topic = topicCatalogue.find((each) => each.name === name);
  if (!topic) throw new Error(`Topic ${name} is not in the catalogue`);
  return topic;
}
