export { Backoff } from './backoff.js';
export * from './envelope/index.js';
export * from './errors.js';
export { identityOf } from './event-identity.js';
export { EventContext } from './event-context.js';
export { EventHandler, subscribe, TombstoneHandler } from './event-handler.decorator.js';
export type { ForgetTogether, HandleTogether, ReceivedEvent } from './handle-together.js';
export type { GroupHandlers, TopicHandler } from './handler-table.js';
export { KafkaEventsStrategy, type GroupConsumer, type KafkaEventsOptions } from './kafka-events.strategy.js';
export {
  createAccessAdmin,
  createConsumer,
  createProducer,
  createTopicAdmin,
  createTopicOffsets,
  createTopicReader,
  partitionOf,
} from './kafka-client.js';
export { readGroupOffsets, type Subscription } from './lag/group-offsets.js';
export { hasForgottenOffsets } from './lag/forgotten-offsets.js';
export { missedRecords } from './lag/missed-records.js';
export { LagReader } from './lag/lag-reader.js';
export { subscriptionsOf } from './lag/subscriptions.js';
export * from './port/index.js';
export { readRanges } from './read/read-ranges.js';
export { TopicTail } from './read/topic-tail.js';
export { readEvent } from './read-event.js';
export * from './registry/index.js';
export * from './retry-topics.js';
export { runsOf } from './runs.js';
export { Signal } from './signal.js';
export { topicSettings } from './topic-settings.js';
export { tracedChunks } from './tracing/traced-chunks.js';
export { TracedProducer } from './tracing/traced-producer.js';
