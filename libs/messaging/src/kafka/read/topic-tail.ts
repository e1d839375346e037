import { randomUUID } from 'node:crypto';
import type { Admin, Consumer } from 'kafkajs';
import type { IncomingRecord } from '../../port.js';
import { kafkaClient, type KafkaConnection } from '../client/client.js';
import { toRecord } from '../client/incoming-record.js';
import { tailRanges, type Range, type TailOptions } from './tail-ranges.js';

/** Reads topics as a bystander: a throw-away group that commits nothing and is deleted at the end. */
export class TopicTail {
  readonly #group = `tail-${randomUUID()}`;
  readonly #consumer: Consumer;
  readonly #admin: Admin;
  /** Where the partitions ended at the start that have not been read so far. */
  readonly #ends = new Map<string, bigint>();
  readonly #caughtUp = Promise.withResolvers<void>();

  constructor(connection: KafkaConnection) {
    const kafka = kafkaClient(connection, { retry: { retries: 5 } });
    this.#admin = kafka.admin();
    this.#consumer = kafka.consumer({
      groupId: this.#group,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 100,
    });
  }

  /**
   * Resolves once it reads. With `from: 'now'`, every record produced after that is seen, none from before the call.
   * The records of one partition come in order.
   */
  async start(
    topics: string[],
    onRecord: (record: IncomingRecord) => void | Promise<void>,
    options: TailOptions = { from: 'now' },
  ): Promise<void> {
    await Promise.all([this.#admin.connect(), this.#consumer.connect()]);
    const { read, unread } = await tailRanges(this.#admin, topics, options);
    this.#expect(read);
    await this.#consumer.subscribe({ topics, fromBeginning: true });
    const joined = new Promise<void>((resolve) => {
      this.#consumer.on(this.#consumer.events.GROUP_JOIN, () => resolve());
    });
    await this.#consumer.run({
      autoCommit: false,
      eachMessage: async ({ topic, partition, message }) => {
        const record = toRecord(topic, partition, message);
        if (!options.keys || options.keys.get(topic)?.includes(record.key)) await onRecord(record);
        this.#noteRead(record);
      },
    });
    for (const { topic, partition, begin } of read) this.#consumer.seek({ topic, partition, offset: begin });
    this.#consumer.pause(unread.map(({ topic, partition }) => ({ topic, partitions: [partition] })));
    await joined;
  }

  /** Resolves once everything was handed over that was there at the start. */
  caughtUp(): Promise<void> {
    return this.#caughtUp.promise;
  }

  async stop(): Promise<void> {
    await this.#consumer.disconnect();
    await this.#admin.deleteGroups([this.#group]).catch(() => undefined);
    await this.#admin.disconnect();
  }

  #expect(ranges: Range[]): void {
    for (const { topic, partition, begin, end } of ranges) {
      if (BigInt(begin) < BigInt(end)) this.#ends.set(`${topic}/${partition}`, BigInt(end));
    }
    if (this.#ends.size === 0) this.#caughtUp.resolve();
  }

  #noteRead({ topic, partition, offset }: IncomingRecord): void {
    const name = `${topic}/${partition}`;
    const end = this.#ends.get(name);
    if (end === undefined || BigInt(offset) + 1n < end) return;
    this.#ends.delete(name);
    if (this.#ends.size === 0) this.#caughtUp.resolve();
  }
}
