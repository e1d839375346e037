import { randomUUID } from 'node:crypto';
import type { Admin, Consumer } from 'kafkajs';
import type { IncomingRecord } from '../port.js';
import { kafkaClient, type KafkaConnection } from './client.js';
import { toRecord } from './incoming-record.js';

/** Reads topics as a bystander: a throw-away group that commits nothing and is deleted at the end. */
export class TopicTail {
  readonly #group = `tail-${randomUUID()}`;
  readonly #consumer: Consumer;
  readonly #admin: Admin;

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
    { from }: { from: 'now' | 'beginning' } = { from: 'now' },
  ): Promise<void> {
    await Promise.all([this.#admin.connect(), this.#consumer.connect()]);
    const ends = await Promise.all(
      topics.map(async (topic) => ({ topic, offsets: await this.#admin.fetchTopicOffsets(topic) })),
    );
    await this.#consumer.subscribe({ topics, fromBeginning: true });
    const joined = new Promise<void>((resolve) => {
      this.#consumer.on(this.#consumer.events.GROUP_JOIN, () => resolve());
    });
    await this.#consumer.run({
      autoCommit: false,
      eachMessage: async ({ topic, partition, message }) => {
        await onRecord(toRecord(topic, partition, message));
      },
    });
    for (const { topic, offsets } of ends) {
      for (const { partition, high, low } of offsets) {
        this.#consumer.seek({ topic, partition, offset: from === 'now' ? high : low });
      }
    }
    await joined;
  }

  async stop(): Promise<void> {
    await this.#consumer.disconnect();
    await this.#admin.deleteGroups([this.#group]).catch(() => undefined);
    await this.#admin.disconnect();
  }
}
