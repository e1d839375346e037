export { Backoff } from './backoff.js';
export * from './envelope/index.js';
export * from './errors.js';
export { EventContext } from './event-context.js';
export { EventHandler, subscribe, type HandlerOptions } from './event-handler.decorator.js';
export type { HandlerMethod, HandleTogether, ReceivedEvent } from './handle-together.js';
export type { GroupHandlers, TopicHandler } from './handler-table.js';
export { KafkaEventsStrategy, type GroupConsumer, type KafkaEventsOptions } from './kafka-events.strategy.js';
export { AccessAdmin, type AccessRule } from './kafka/admin/access-admin.js';
export type { KafkaConnection, KafkaTls, KafkaUser } from './kafka/client/client.js';
export { KafkaConsumer } from './kafka/consume/kafka-consumer.js';
export { KafkaProducer } from './kafka/produce/kafka-producer.js';
export { LagReader, type Subscription } from './kafka/lag/lag-reader.js';
export { readRanges, type ReadRangesOptions, type RecordRange } from './kafka/read/read-ranges.js';
export { partitionOf } from './kafka/produce/partition-of.js';
export type { TailOptions } from './kafka/read/tail-ranges.js';
export { TopicAdmin, type PartitionProgress } from './kafka/admin/topic-admin.js';
export {
  isAllowed,
  type Obstacle,
  type TopicDifference,
  type TopicPlan,
  type TopicSettings,
} from './kafka/admin/topic-plan.js';
export { Positions, recordsFrom, type PartitionRange, type Position } from './kafka/read/positions.js';
export { TopicOffsets } from './kafka/admin/topic-offsets.js';
export { TopicReader, type TopicReaderOptions } from './kafka/read/topic-reader.js';
export { TopicTail } from './kafka/read/topic-tail.js';
export type * from './port.js';
export { readEvent } from './read-event.js';
export * from './registry/index.js';
export * from './retry-topics.js';
export { tracedChunks } from './tracing/traced-chunks.js';
export { TracedProducer } from './tracing/traced-producer.js';
