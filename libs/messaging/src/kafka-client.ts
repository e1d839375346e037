import { kafkajsClient } from './kafka/index.js';
import { sharing } from './shared/sharing-client.js';

/** The Kafka client in use. Only this line chooses it. */
export const {
  createProducer,
  createConsumer,
  createTopicReader,
  createTopicAdmin,
  createAccessAdmin,
  createTopicOffsets,
  partitionOf,
} = sharing(kafkajsClient);
