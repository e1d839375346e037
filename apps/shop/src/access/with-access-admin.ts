import { createAccessAdmin, type AccessAdmin, type KafkaConnection } from '@shop/messaging';
import { withAdmin } from '../with-admin.js';

export function withAccessAdmin<T>(
  kafka: KafkaConnection,
  work: (admin: AccessAdmin) => Promise<T>,
): Promise<T> {
  return withAdmin(createAccessAdmin(kafka), work);
}
