import { kafkajsClient } from './kafka/index.js';
import { sharing } from './shared/sharing-client.js';

/** The client of Kafka in use. Another one is put in its place here, and nowhere else. */
export const {
  createProducer,
  createConsumer,
  createTopicReader,
  createTopicAdmin,
  createAccessAdmin,
  createTopicOffsets,
  partitionOf,
} = sharing(kafkajsClient);
