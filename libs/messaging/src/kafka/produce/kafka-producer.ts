import { Partitioners, type Message, type Producer, type TopicMessages } from 'kafkajs';
import { BrokerUnavailableError, RecordRejectedError, TopicRefusedError } from '../../errors.js';
import {
  keyOfText,
  type EventProducer,
  type KafkaConnection,
  type OutgoingRecord,
} from '../../port/index.js';
import { kafkaClient } from '../client/client.js';
import { Connections } from '../client/connections.js';
import { errorType } from '../client/error-type.js';
import { refusalOf } from '../client/refusal.js';

/** Types of errors after which the same bytes will be refused again. */
const REJECTIONS = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'INVALID_TOPIC_EXCEPTION',
  'UNSUPPORTED_FOR_MESSAGE_FORMAT',
]);

/** Types of errors that end once somebody makes the topic, or grants the right to write it. */
const TOPIC_REFUSALS = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'TOPIC_AUTHORIZATION_FAILED']);

/**
 * An idempotent producer that never has two requests in flight, and that is replaced after any failure.
 *
 * kafkajs 2.2.4 needs both. When a response is lost, kafkajs gives its sequence numbers to the next request.
 * The broker then takes a different batch for a repetition, acknowledges it and drops it.
 */
export class KafkaProducer implements EventProducer {
  #connections: Connections | undefined;
  #producer: Producer | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly connection: KafkaConnection,
    /** With a broker that hangs, the retries of kafkajs would take minutes. */
    readonly sendWithinMs = 20_000,
  ) {}

  async connect(): Promise<void> {
    await this.#queue(() => this.#attempt('Kafka cannot be reached', () => Promise.resolve()));
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    if (records.length === 0) return;
    const batch = { acks: -1, topicMessages: byTopic(records) };
    await this.#queue(() => this.#attempt('Kafka did not confirm a batch', (it) => it.sendBatch(batch)));
  }

  async disconnect(): Promise<void> {
    await this.#queue(() => this.#discard());
  }

  async #attempt(failure: string, work: (producer: Producer) => Promise<unknown>): Promise<void> {
    const late = setTimeout(() => this.#connections?.cut(), this.sendWithinMs);
    try {
      await work(await this.#connected());
    } catch (error) {
      await this.#discard();
      throw this.#explain(error, failure);
    } finally {
      clearTimeout(late);
    }
  }

  async #connected(): Promise<Producer> {
    if (this.#producer) return this.#producer;
    this.#connections = new Connections(this.connection.brokers);
    const { brokers, socketFactory } = this.#connections;
    // Bounded, so that a batch that cannot be sent returns to its owner, who decides.
    const retry = { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 };
    const producer = kafkaClient(this.connection, { brokers, socketFactory, retry }).producer({
      allowAutoTopicCreation: false,
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    this.#producer = producer;
    return producer;
  }

  async #discard(): Promise<void> {
    const producer = this.#producer;
    this.#producer = undefined;
    await producer?.disconnect().catch(() => undefined);
    this.#connections?.cut();
  }

  #explain(error: unknown, failure: string): Error {
    const type = errorType(error);
    if (type !== undefined && REJECTIONS.has(type)) return new RecordRejectedError(type, { cause: error });
    if (type !== undefined && TOPIC_REFUSALS.has(type)) return new TopicRefusedError(type, { cause: error });
    // The timestamp is the moment of sending.
    if (type === 'INVALID_TIMESTAMP') {
      return new BrokerUnavailableError('Kafka finds our clock wrong: INVALID_TIMESTAMP', { cause: error });
    }
    const message = refusalOf(error, this.connection.user) ?? failure;
    return new BrokerUnavailableError(message, { cause: error });
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

function byTopic(records: readonly OutgoingRecord[]): TopicMessages[] {
  const topics = new Map<string, Message[]>();
  for (const record of records) {
    const messages = topics.get(record.topic);
    const key = keyOfText(record.key);
    // The record itself is kafkajs's message: kafkajs ignores its other fields.
    const message = key === record.key ? record : { ...record, key };
    if (messages) messages.push(message);
    else topics.set(record.topic, [message]);
  }
  return Array.from(topics, ([topic, messages]) => ({ topic, messages }));
}
