export { Backoff } from './backoff.js';
export * from './envelope/index.js';
export * from './errors.js';
export { EventContext } from './event-context.js';
export { EventHandler, subscribe, type HandlerOptions } from './event-handler.decorator.js';
export type { GroupHandlers, ReceivedEvent, TopicHandler } from './handler-table.js';
export { KafkaEventsStrategy, type GroupConsumer, type KafkaEventsOptions } from './kafka-events.strategy.js';
export { AccessAdmin, type AccessRule } from './kafka/access-admin.js';
export type { KafkaConnection, KafkaTls, KafkaUser } from './kafka/client.js';
export { KafkaConsumer } from './kafka/kafka-consumer.js';
export { KafkaProducer } from './kafka/kafka-producer.js';
export { LagReader, type Subscription } from './kafka/lag/lag-reader.js';
export { readRanges, type ReadRangesOptions, type RecordRange } from './kafka/read-ranges.js';
export { partitionOf } from './kafka/partition-of.js';
export type { TailOptions } from './kafka/tail-ranges.js';
export { TopicAdmin, type PartitionProgress } from './kafka/topic-admin.js';
export {
  isAllowed,
  type Obstacle,
  type TopicDifference,
  type TopicPlan,
  type TopicSettings,
} from './kafka/topic-plan.js';
export { Positions, recordsFrom, type PartitionRange, type Position } from './kafka/positions.js';
export { TopicOffsets } from './kafka/topic-offsets.js';
export { TopicReader, type TopicReaderOptions } from './kafka/topic-reader.js';
export { TopicTail } from './kafka/topic-tail.js';
export type * from './port.js';
export { readEvent } from './read-event.js';
export * from './registry/index.js';
export * from './retry-topics.js';
export { tracedChunks } from './tracing/traced-chunks.js';
export { TracedProducer } from './tracing/traced-producer.js';
