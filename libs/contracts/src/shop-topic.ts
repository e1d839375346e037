import type { DescMessage } from '@bufbuild/protobuf';
import { defineTopic, type Subscriber, type Topic, type TopicDefinition } from '@shop/topics';
import type { ConsumerGroup, ServiceName } from './services.js';

type ShopTopicDefinition<Schema extends DescMessage> = TopicDefinition<Schema> & {
  owner: ServiceName;
  subscribers: readonly (Subscriber & { group: ConsumerGroup })[];
};

/** Defines a topic that is owned and read by services of the shop: a service that does not exist does not compile. */
export function shopTopic<Schema extends DescMessage>(
  definition: ShopTopicDefinition<Schema>,
): Topic<Schema> {
  return defineTopic(definition);
}
