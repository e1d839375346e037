import {
  createConsumer,
  createProducer,
  type ChunkHandler,
  type ChunkOutcome,
  type EventConsumer,
  type EventConsumerOptions,
  type IncomingRecord,
} from '@shop/messaging';
import { createTestTopic, eventually, kafkaConnection, stackAddresses, uniqueName } from '@shop/testing';
import { KafkaProxy } from './kafka-proxy.js';

/** A test's answer to a chunk; without one all of it is done. */
type Answer = (
  values: string[],
  records: IncomingRecord[],
) => Promise<ChunkOutcome | void> | ChunkOutcome | void;

type Options = Partial<EventConsumerOptions> & { brokers?: string[]; answerWithinMs?: number };

/** One consumer, and the outcome of the values that it was given. */
export class Member {
  /** Every delivery, also of what is delivered again. */
  readonly given: string[] = [];
  /** The records that its answers called done, in that order. */
  readonly done: string[] = [];

  constructor(
    readonly consumer: EventConsumer,
    public answer: Answer,
  ) {}

  readonly take: ChunkHandler = async (records) => {
    const values = records.map(({ value }) => String(value));
    this.given.push(...values);
    const outcome = (await this.answer(values, records)) ?? { done: records.length };
    this.done.push(...values.slice(0, outcome.done));
    return outcome;
  };

  async start(): Promise<this> {
    await this.consumer.start(this.take);
    return this;
  }

  untilDone(...values: string[]): Promise<string[]> {
    return eventually(
      () => this.done,
      (done) => values.every((value) => done.includes(value)),
      `the consumer was never done with ${values.join(', ')}`,
    );
  }

  untilGiven(...values: string[]): Promise<string[]> {
    return eventually(
      () => this.given,
      (given) => values.every((value) => given.includes(value)),
      `the consumer was never given ${values.join(', ')}`,
    );
  }
}

/** A topic, a group and its members, all of a test's own. */
export class Bench {
  readonly groupId = uniqueName('group');
  readonly #members: Member[] = [];
  readonly #gates: Gate[] = [];
  readonly #proxies: KafkaProxy[] = [];
  readonly #producer = createProducer(kafkaConnection());

  private constructor(readonly topic: string) {}

  static async create({ partitions = 1 } = {}): Promise<Bench> {
    return new Bench(await createTestTopic({ partitions }));
  }

  /** A test with a bench of its own: those that mostly wait can do so at once. */
  static each(play: (bench: Bench) => Promise<void>, options = { partitions: 2 }): () => Promise<void> {
    return async () => {
      const bench = await Bench.create(options);
      try {
        await play(bench);
      } finally {
        await bench.close();
      }
    };
  }

  member(answer: Answer = () => undefined, { brokers, answerWithinMs, ...options }: Options = {}): Member {
    const connection = { ...kafkaConnection({ brokers }), ...(answerWithinMs && { answerWithinMs }) };
    const consumer = createConsumer(connection, {
      groupId: this.groupId,
      topics: [this.topic],
      ...options,
    });
    const member = new Member(consumer, answer);
    this.#members.push(member);
    return member;
  }

  /**
   * Sends in one batch. The key of a value is its text before the first dash. The keys `a` and `d` lie in
   * different partitions.
   */
  async send(...values: string[]): Promise<void> {
    await this.sendTo(this.topic, ...values);
  }

  async sendTo(topic: string, ...values: string[]): Promise<void> {
    await this.#producer.send(
      values.map((value) => ({
        topic,
        key: value.split('-', 1)[0] ?? '',
        value: Buffer.from(value),
        headers: {},
      })),
    );
  }

  /** A second address of the broker, while the bench runs. */
  async proxy(): Promise<KafkaProxy> {
    const proxy = await KafkaProxy.start(stackAddresses().brokers[0]);
    this.#proxies.push(proxy);
    return proxy;
  }

  /** One that is open at the end in any case: a consumer waits for its chunk in hand. */
  gate(): Gate {
    const gate = new Gate();
    this.#gates.push(gate);
    return gate;
  }

  async close(): Promise<void> {
    for (const gate of this.#gates) gate.open();
    await Promise.all([...this.#members.map(({ consumer }) => consumer.stop()), this.#producer.disconnect()]);
    await Promise.all(this.#proxies.map((proxy) => proxy.refuse()));
  }
}

/** Where a handler waits until the test lets it go on. */
class Gate {
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}
