import type { AccessAdmin } from './access-admin.js';
import type { EventConsumer, EventConsumerOptions } from './event-consumer.js';
import type { EventProducer } from './event-producer.js';
import type { KafkaConnection } from './kafka-connection.js';
import type { TopicAdmin } from './topic-admin.js';
import type { TopicOffsets } from './topic-offsets.js';
import type { TopicReader, TopicReaderOptions } from './topic-reader.js';

/**
 * All that the rest of the system needs of a client of Kafka. Another client takes the place of the present
 * one by providing this and passing the tests under `libs/messaging/test/kafka*`.
 *
 * Everything that it makes connects on request only, and uses the connection's log, user and TLS.
 */
export interface KafkaClient {
  /** @param sendWithinMs after how long a batch without an answer is given up */
  readonly createProducer: (connection: KafkaConnection, sendWithinMs?: number) => EventProducer;
  readonly createConsumer: (connection: KafkaConnection, options: EventConsumerOptions) => EventConsumer;
  readonly createTopicReader: (connection: KafkaConnection, options: TopicReaderOptions) => TopicReader;
  readonly createTopicAdmin: (connection: KafkaConnection) => TopicAdmin;
  readonly createAccessAdmin: (connection: KafkaConnection) => AccessAdmin;
  /** @param answerWithinMs after how long a question without an answer is given up */
  readonly createTopicOffsets: (connection: KafkaConnection, answerWithinMs?: number) => TopicOffsets;
  /**
   * The partition, of a topic with so many, to which the producer sends a key. The same as with any client of
   * Kafka.
   */
  readonly partitionOf: (key: string, partitions: number) => number;
}
