import type { KafkaClient } from '../port/index.js';
import { KafkaAccessAdmin } from './admin/kafka-access-admin.js';
import { KafkaTopicAdmin } from './admin/kafka-topic-admin.js';
import { KafkaTopicOffsets } from './admin/kafka-topic-offsets.js';
import { KafkaConsumer } from './consume/kafka-consumer.js';
import { KafkaProducer } from './produce/kafka-producer.js';
import { partitionOf } from './produce/partition-of.js';
import { KafkaTopicReader } from './read/kafka-topic-reader.js';

/** The port on kafkajs. */
export const kafkajsClient: KafkaClient = {
  createProducer: (connection, sendWithinMs) => new KafkaProducer(connection, sendWithinMs),
  createConsumer: (connection, options) => new KafkaConsumer(connection, options),
  createTopicReader: (connection, options) => new KafkaTopicReader(connection, options),
  createTopicAdmin: (connection) => new KafkaTopicAdmin(connection),
  createAccessAdmin: (connection) => new KafkaAccessAdmin(connection),
  createTopicOffsets: (connection, answerWithinMs) => new KafkaTopicOffsets(connection, answerWithinMs),
  partitionOf,
};
