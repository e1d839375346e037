import { orderPlaced, stockLevelChanged } from '@shop/contracts';
import { TopicTail, type EventSerde, type IncomingRecord, type KafkaConnection } from '@shop/messaging';
import { contentOf } from './fact-content.js';
import { publishedFact, type Fact } from './fact.js';
import { beforeOrder, keysByTopic, type OrderKeys } from './order-keys.js';

/**
 * Follows the facts of one order in the topics. It reads only the partitions in which they can be, from the
 * time on at which the order was made; those of the stock once it is known which products were ordered.
 */
export class FactFeed {
  readonly #facts = new Map<string, Fact>();
  readonly #tail: TopicTail;
  readonly #stockTail: TopicTail;
  #skus: string[] | undefined;
  #problem: string | undefined;

  constructor(
    kafka: KafkaConnection,
    readonly serde: EventSerde,
    readonly keys: OrderKeys,
  ) {
    this.#tail = new TopicTail(kafka);
    this.#stockTail = new TopicTail(kafka);
  }

  /** Resolves once everything was read that is there. */
  async start(): Promise<void> {
    const keys = keysByTopic(this.keys);
    const from = beforeOrder(this.keys);
    await this.#tail.start([...keys.keys()], (record) => this.#add(record), { from, keys });
    await this.#tail.caughtUp();
    await this.followStock();
  }

  /** Begins to follow the stock of what was ordered, if that is known and has not been done. */
  async followStock(): Promise<void> {
    const skus = this.#skus;
    if (!skus) return;
    this.#skus = undefined;
    const topic = stockLevelChanged.name;
    const keys = new Map([[topic, skus]]);
    const from = beforeOrder(this.keys);
    await this.#stockTail.start([topic], (record) => this.#add(record), { from, keys });
    await this.#stockTail.caughtUp();
  }

  /** Those that have been seen so far. Of the stock only what other facts of the order have led to. */
  get facts(): Fact[] {
    const all = [...this.#facts.values()];
    const isOfStock = ({ topic }: Fact): boolean => topic === stockLevelChanged.name;
    const own = new Set(all.filter((fact) => !isOfStock(fact)).map(({ eventId }) => eventId));
    return all.filter((fact) => !isOfStock(fact) || own.has(fact.causationId ?? ''));
  }

  /** Why facts may be missing. */
  get problem(): string | undefined {
    return this.#problem;
  }

  async stop(): Promise<void> {
    await Promise.all([this.#tail.stop(), this.#stockTail.stop()]);
  }

  async #add(record: IncomingRecord): Promise<void> {
    const fact = publishedFact(record, await contentOf(record, this.serde));
    // A relay that was interrupted publishes again: the first delivery is the fact.
    if (this.#facts.has(fact.eventId)) return;
    this.#facts.set(fact.eventId, fact);
    if (record.topic === orderPlaced.name) await this.#learnProducts(record);
  }

  async #learnProducts({ value }: IncomingRecord): Promise<void> {
    try {
      const { lines } = await this.serde.deserialize(orderPlaced, value);
      this.#skus = [...new Set(lines.map(({ sku }) => sku))];
      this.#problem = undefined;
    } catch (error) {
      this.#problem = `what was ordered cannot be read, so changes of stock are left out: ${String(error)}`;
    }
  }
}
