import type { DescMessage } from '@bufbuild/protobuf';
import { defineTopic, type Subscription, type Topic, type TopicDefinition } from '@shop/topics';
import type { ServiceName } from './services.js';

type ShopTopicDefinition<Schema extends DescMessage> = TopicDefinition<Schema> & {
  owner: ServiceName;
  subscribers: readonly (Subscription & { service: ServiceName })[];
};

/** Defines a topic that is owned and read by services of the shop: a service that does not exist does not compile. */
export function shopTopic<Schema extends DescMessage>(
  definition: ShopTopicDefinition<Schema>,
): Topic<Schema> {
  return defineTopic(definition);
}
