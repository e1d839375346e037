import { createTopicAdmin, type KafkaConnection, type TopicAdmin } from '@shop/messaging';
import { withAdmin } from '../with-admin.js';

export function withTopicAdmin<T>(
  kafka: KafkaConnection,
  work: (admin: TopicAdmin) => Promise<T>,
): Promise<T> {
  return withAdmin(createTopicAdmin(kafka), work);
}
