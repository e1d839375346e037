import type { KafkaClient, KafkaConnection } from '../port/index.js';
import { SharedConsumer, toClusterOptions } from './shared-consumer.js';
import { SharedNames } from './shared-names.js';
import { SharedOffsets } from './shared-offsets.js';
import { SharedProducer } from './shared-producer.js';
import { SharedReader } from './shared-reader.js';
import { SharedTopicAdmin } from './shared-topic-admin.js';

/**
 * Lets a client share its cluster: where the connection has a prefix, all names that go to the broker get it,
 * and all that come back lose it. Where it has none, this costs nothing.
 *
 * Rules of access pass unchanged: `accessRules` of the command line puts the prefix into them.
 */
export function sharing(client: KafkaClient): KafkaClient {
  return {
    createProducer: (connection, sendWithinMs) =>
      named(connection, client.createProducer(connection, sendWithinMs), SharedProducer),
    createConsumer: (connection, options) => {
      const names = namesOf(connection);
      if (!names) return client.createConsumer(connection, options);
      return new SharedConsumer(client.createConsumer(connection, toClusterOptions(options, names)), names);
    },
    createTopicReader: (connection, options) => {
      const names = namesOf(connection);
      if (!names) return client.createTopicReader(connection, options);
      const groupId = names.outer(options.groupId);
      return new SharedReader(client.createTopicReader(connection, { ...options, groupId }), names);
    },
    createTopicAdmin: (connection) =>
      named(connection, client.createTopicAdmin(connection), SharedTopicAdmin),
    createAccessAdmin: client.createAccessAdmin,
    createTopicOffsets: (connection, answerWithinMs) =>
      named(connection, client.createTopicOffsets(connection, answerWithinMs), SharedOffsets),
    partitionOf: client.partitionOf,
  };
}

function namesOf({ prefix }: KafkaConnection): SharedNames | undefined {
  return prefix ? new SharedNames(prefix) : undefined;
}

function named<Part>(
  connection: KafkaConnection,
  part: Part,
  Shared: new (inner: Part, names: SharedNames) => Part,
): Part {
  const names = namesOf(connection);
  return names ? new Shared(part, names) : part;
}
