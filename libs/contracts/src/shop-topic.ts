import type { DescMessage } from '@bufbuild/protobuf';
import {
  defineTopic,
  packageFolder,
  type Subscription,
  type Topic,
  type TopicDefinition,
} from '@shop/topics';
import type { ServiceName } from './services.js';

const protoFolder = packageFolder(import.meta.url, 'proto');

type ShopTopicDefinition<Schema extends DescMessage> = Omit<TopicDefinition<Schema>, 'protoFolder'> & {
  owner: ServiceName;
  subscribers: readonly (Subscription & { service: ServiceName })[];
};

/**
 * Defines a topic that is owned and read by services of the shop: a service that does not exist does not
 * compile.
 */
export function shopTopic<Schema extends DescMessage>(
  definition: ShopTopicDefinition<Schema>,
): Topic<Schema> {
  return defineTopic({ ...definition, protoFolder });
}
