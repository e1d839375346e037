/**
 * The part of a Kafka client that the rest of the system needs: {@link KafkaClient} lists it.
 * docs/how-to/change-the-kafka-client.md explains how to replace kafkajs.
 */
export type { AccessAdmin, AccessRule } from './access-admin.js';
export type {
  ChunkHandler,
  ChunkOutcome,
  ConsumerTimeouts,
  EventConsumer,
  EventConsumerOptions,
} from './event-consumer.js';
export type { EventProducer } from './event-producer.js';
export type { KafkaClient } from './kafka-client.js';
export type { KafkaConnection, KafkaLog, KafkaTls, KafkaUser } from './kafka-connection.js';
export {
  partitionId,
  positionAfter,
  Positions,
  rangeFrom,
  sizeOf,
  type OffsetRange,
  type Partition,
  type Position,
} from './offsets.js';
export { keyOfText, keyText, textOfKey } from './record-key.js';
export type { IncomingRecord, OutgoingRecord, RecordHeaders } from './records.js';
export type { TopicAdmin } from './topic-admin.js';
export type { TopicOffsets } from './topic-offsets.js';
export {
  configAfter,
  isAllowed,
  planTopic,
  type ExistingTopic,
  type Obstacle,
  type TopicDifference,
  type TopicPlan,
  type TopicSettings,
} from './topic-plan.js';
export type { ReadChunk, TopicReader, TopicReaderOptions } from './topic-reader.js';
