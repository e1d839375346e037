import { AccessAdmin, type KafkaConnection } from '@shop/messaging';

export async function withAccessAdmin<T>(
  kafka: KafkaConnection,
  work: (admin: AccessAdmin) => Promise<T>,
): Promise<T> {
  const admin = new AccessAdmin(kafka);
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.close();
  }
}
