import type { AccessAdmin } from './access-admin.js';
import type { EventConsumer, EventConsumerOptions } from './event-consumer.js';
import type { EventProducer } from './event-producer.js';
import type { KafkaConnection } from './kafka-connection.js';
import type { TopicAdmin } from './topic-admin.js';
import type { TopicOffsets } from './topic-offsets.js';
import type { TopicReader, TopicReaderOptions } from './topic-reader.js';

/**
 * Everything that the rest of the system needs of a Kafka client. To replace the present one, provide this
 * and pass the tests under `libs/messaging/test/kafka*`.
 *
 * Everything that it makes connects on request only, and uses the connection's log, user and TLS.
 */
export interface KafkaClient {
  /** @param sendWithinMs the limit for a batch without an answer */
  readonly createProducer: (connection: KafkaConnection, sendWithinMs?: number) => EventProducer;
  readonly createConsumer: (connection: KafkaConnection, options: EventConsumerOptions) => EventConsumer;
  readonly createTopicReader: (connection: KafkaConnection, options: TopicReaderOptions) => TopicReader;
  readonly createTopicAdmin: (connection: KafkaConnection) => TopicAdmin;
  readonly createAccessAdmin: (connection: KafkaConnection) => AccessAdmin;
  /** @param answerWithinMs the limit for a question without an answer */
  readonly createTopicOffsets: (connection: KafkaConnection, answerWithinMs?: number) => TopicOffsets;
  /**
   * The partition to which the producer sends a key, in a topic with that many. Any Kafka client computes the
   * same.
   */
  readonly partitionOf: (key: string, partitions: number) => number;
}
