import { TopicTail, type EventSerde, type IncomingRecord, type KafkaConnection } from '@shop/messaging';
import { contentOf } from './fact-content.js';
import { publishedFact, type Fact } from './fact.js';
import { beforeOrder, keysByTopic, orderTopics, type OrderKeys } from './order-keys.js';
import { keysToldBy, otherTopics } from './other-topics.js';
import { storyOf } from './story-of.js';

/**
 * Follows the facts of one order in the topics, from the time of the order on. Where the key of the order is
 * known, it reads only the partition of that key. It reads topics about other subjects, such as stock, once
 * it has read a fact of the order, which names these subjects.
 */
export class FactFeed {
  readonly #facts = new Map<string, Fact>();
  readonly #tail: TopicTail;
  readonly #otherTail: TopicTail;
  #followsOthers = false;
  #problem: string | undefined;

  constructor(
    kafka: KafkaConnection,
    readonly serde: EventSerde,
    readonly order: OrderKeys,
  ) {
    this.#tail = new TopicTail(kafka);
    this.#otherTail = new TopicTail(kafka);
  }

  /** Resolves once it has read all existing records. */
  async start(): Promise<void> {
    const names = orderTopics.map(({ name }) => name);
    await this.#follow(this.#tail, names, keysByTopic(this.order));
    await this.followOthers();
  }

  /** Begins to follow the topics about other subjects, if facts have named these by now. */
  async followOthers(): Promise<void> {
    const readable = [...this.#facts.values()].filter(({ content }) => content && 'json' in content);
    if (this.#followsOthers || readable.length === 0) return;
    this.#followsOthers = true;
    const names = otherTopics.map(({ name }) => name);
    await this.#follow(this.#otherTail, names, keysToldBy(readable));
  }

  /** The facts seen so far: about the order, and those that they caused. */
  get facts(): Fact[] {
    return storyOf(this.order, [...this.#facts.values()]);
  }

  /** Why facts may be missing. */
  get problem(): string | undefined {
    return this.#followsOthers ? undefined : this.#problem;
  }

  async stop(): Promise<void> {
    await Promise.all([this.#tail.stop(), this.#otherTail.stop()]);
  }

  async #follow(tail: TopicTail, topics: string[], keys: ReadonlyMap<string, string[]>): Promise<void> {
    if (topics.length === 0) return;
    await tail.start(topics, (record) => this.#add(record), { from: beforeOrder(this.order), keys });
    await tail.caughtUp();
  }

  async #add(record: IncomingRecord): Promise<void> {
    const content = await contentOf(record, this.serde);
    const fact = publishedFact(record, content);
    // An interrupted relay publishes again: the first delivery is the fact.
    if (this.#facts.has(fact.eventId)) return;
    this.#facts.set(fact.eventId, fact);
    if ('unreadable' in content) {
      this.#problem = `${record.topic} has an unreadable record, so its effects may be missing: ${content.unreadable}`;
    }
  }
}
