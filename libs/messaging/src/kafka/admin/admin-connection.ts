import type { Admin } from 'kafkajs';
import { kafkaClient, type KafkaConnection } from '../client/client.js';

/** For who has a few questions or orders for the cluster and then leaves: it gives up after a few attempts, unlike those who stay. */
export abstract class AdminConnection {
  protected readonly admin: Admin;

  constructor(connection: KafkaConnection) {
    this.admin = kafkaClient(connection, { retry: { retries: 5 } }).admin();
  }

  async connect(): Promise<void> {
    await this.admin.connect();
  }

  async close(): Promise<void> {
    await this.admin.disconnect();
  }
}
