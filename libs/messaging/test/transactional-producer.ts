import kafkajs, { type Producer } from 'kafkajs';
import { kafkaConnection, uniqueName } from '@shop/testing';

/** A producer like that of another client: ours has no transactions. */
export class TransactionalProducer {
  private constructor(
    readonly topic: string,
    readonly producer: Producer,
  ) {}

  static async connect(topic: string): Promise<TransactionalProducer> {
    const { brokers, user } = kafkaConnection();
    const kafka = new kafkajs.Kafka({
      brokers,
      sasl: { mechanism: 'scram-sha-512', ...user },
      logLevel: kafkajs.logLevel.NOTHING,
    });
    const producer = kafka.producer({
      transactionalId: uniqueName('transactional'),
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return new TransactionalProducer(topic, producer);
  }

  /** Writes the values, all of one key, and commits or aborts them. */
  async write(end: 'commit' | 'abort', ...values: string[]): Promise<void> {
    const transaction = await this.producer.transaction();
    await transaction.send({ topic: this.topic, messages: values.map((value) => ({ key: 'a', value })) });
    await transaction[end]();
  }

  async disconnect(): Promise<void> {
    await this.producer.disconnect();
  }
}
