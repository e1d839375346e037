import { TopicAdmin, type KafkaConnection } from '@shop/messaging';

export async function withTopicAdmin<T>(
  kafka: KafkaConnection,
  work: (admin: TopicAdmin) => Promise<T>,
): Promise<T> {
  const admin = new TopicAdmin(kafka);
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.close();
  }
}
