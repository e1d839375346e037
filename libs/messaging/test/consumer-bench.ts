import {
  KafkaConsumer,
  KafkaProducer,
  type ChunkHandler,
  type ChunkOutcome,
  type EventConsumerOptions,
  type IncomingRecord,
} from '@shop/messaging';
import { createTestTopic, eventually, stackAddresses, uniqueName } from '@shop/testing';

/** What a test says to a chunk; without an answer all of it is done. */
type Answer = (values: string[], records: IncomingRecord[]) => Promise<ChunkOutcome | void> | ChunkOutcome | void;

type Options = Partial<EventConsumerOptions> & { brokers?: string[] };

/** One consumer with the values it was given, in the order in which they came. */
export class Member {
  readonly values: string[] = [];

  constructor(
    readonly consumer: KafkaConsumer,
    public answer: Answer,
  ) {}

  readonly take: ChunkHandler = async (records) => {
    const values = records.map(({ value }) => String(value));
    this.values.push(...values);
    return (await this.answer(values, records)) ?? { done: records.length };
  };

  async start(): Promise<this> {
    await this.consumer.start(this.take);
    return this;
  }

  untilSeen(...values: string[]): Promise<string[]> {
    return eventually(
      () => this.values,
      (seen) => values.every((value) => seen.includes(value)),
      `the consumer was never given ${values.join(', ')}`,
    );
  }
}

/** A topic, a group and its members, all of a test's own. */
export class Bench {
  readonly groupId = uniqueName('group');
  readonly #members: Member[] = [];
  readonly #producer = new KafkaProducer({ brokers: stackAddresses().brokers, clientId: 'bench' });

  private constructor(readonly topic: string) {}

  static async create({ partitions = 1 } = {}): Promise<Bench> {
    return new Bench(await createTestTopic({ partitions }));
  }

  member(answer: Answer = () => undefined, { brokers, ...options }: Options = {}): Member {
    const connection = { brokers: brokers ?? stackAddresses().brokers, clientId: 'bench' };
    const consumer = new KafkaConsumer(connection, {
      groupId: this.groupId,
      topics: [this.topic],
      ...options,
    });
    const member = new Member(consumer, answer);
    this.#members.push(member);
    return member;
  }

  /** Sends in one batch; the key is what stands before the first dash. */
  async send(...values: string[]): Promise<void> {
    await this.#producer.send(
      values.map((value) => ({
        topic: this.topic,
        key: value.split('-', 1)[0] ?? '',
        value: Buffer.from(value),
        headers: {},
      })),
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.#members.map(({ consumer }) => consumer.stop()), this.#producer.disconnect()]);
  }
}

/** A promise that a test settles. */
export class Gate {
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}
