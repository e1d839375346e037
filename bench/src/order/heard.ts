import type { Consumer } from 'kafkajs';
import { uniqueName } from '@shop/testing';
import { Witness } from '../honesty/witness.js';
import { rawKafka } from '../limits/raw-kafka.js';

/** Ten fetches a second, however many facts there are: listening must cost next to nothing. */
const LISTEN_EVERY_MS = 100;
const WITHIN_MS = 60_000;
/** The header that identifies the request behind a fact. */
const CORRELATION = 'ce_correlationid';

/**
 * Listens for all customers together: it knows each fact of the topics by its key, and by the request that
 * caused it.
 */
export class Heard {
  readonly #consumer: Consumer;
  readonly #facts = new Map<string, PromiseWithResolvers<void>>();
  readonly #completed = new Witness('the completed orders');
  /** The number of facts so far. */
  count = 0;

  /** @param completed the topic of the last fact of an order */
  constructor(
    readonly topics: string[],
    readonly completed: string,
  ) {
    this.#consumer = rawKafka().consumer({
      groupId: uniqueName('customers'),
      minBytes: 10_000_000,
      maxWaitTimeInMs: LISTEN_EVERY_MS,
    });
  }

  /** Resolves once no later fact can be missed. */
  async start(): Promise<void> {
    const { promise: joined, resolve } = Promise.withResolvers<void>();
    this.#consumer.on(this.#consumer.events.FETCH, () => resolve());
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topics: this.topics });
    await this.#consumer.run({
      autoCommit: false,
      eachBatch: ({ batch: { topic, messages } }) => {
        for (const { key, headers } of messages) {
          this.#hear(topic, String(key), String(headers?.[CORRELATION]));
        }
        return Promise.resolve();
      },
    });
    await joined;
  }

  async stop(): Promise<void> {
    await this.#consumer.disconnect();
  }

  /** Resolves once there is a fact in the topic with that key, or from that request. */
  async fact(topic: string, keyOrRequest: string): Promise<void> {
    const late = new Error(`${topic} of ${keyOrRequest} was never published`);
    const { promise, reject } = this.#of(topic, keyOrRequest);
    const timer = setTimeout(() => reject(late), WITHIN_MS);
    await promise.finally(() => clearTimeout(timer));
  }

  /** @throws DishonestRunError unless each of the orders, and no other, was completed once */
  testify(orderIds: readonly string[]): void {
    this.#completed.testify(orderIds.map((orderId) => [orderId, 1]));
  }

  #hear(topic: string, key: string, request: string): void {
    this.count += 1;
    if (topic === this.completed) this.#completed.see(key, 1);
    this.#of(topic, key).resolve();
    this.#of(topic, request).resolve();
  }

  #of(topic: string, id: string): PromiseWithResolvers<void> {
    const name = `${topic} ${id}`;
    const fact = this.#facts.get(name) ?? Promise.withResolvers<void>();
    this.#facts.set(name, fact);
    return fact;
  }
}
