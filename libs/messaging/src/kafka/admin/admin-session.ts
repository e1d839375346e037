import type { Admin } from 'kafkajs';
import { kafkaClient, type KafkaConnection } from '../client/client.js';
import { Connections } from '../client/connections.js';

/** In milliseconds. */
const ANSWER_WITHIN = 4_000;

/**
 * Asks the broker now and then, over a connection that is kept while it works. After a failure it is given up with all that is under way
 * on it, and the next question makes a new one.
 */
export class AdminSession {
  #connections: Connections | undefined;
  #admin: Promise<Admin> | undefined;

  constructor(readonly connection: KafkaConnection) {}

  /** Rejects when the broker does not answer in time. */
  async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    const connections = this.#connections ?? this.#renew();
    const late = setTimeout(() => connections.cut(), ANSWER_WITHIN);
    try {
      this.#admin ??= this.#connect(connections);
      return await question(await this.#admin);
    } catch (error) {
      if (this.#connections === connections) await this.close();
      throw error;
    } finally {
      clearTimeout(late);
    }
  }

  async close(): Promise<void> {
    const [admin, connections] = [this.#admin, this.#connections];
    this.#admin = undefined;
    this.#connections = undefined;
    connections?.cut();
    await admin?.then((each) => each.disconnect()).catch(() => undefined);
  }

  #renew(): Connections {
    this.#connections = new Connections(this.connection.brokers);
    return this.#connections;
  }

  async #connect({ brokers, socketFactory }: Connections): Promise<Admin> {
    const retry = { retries: 5, initialRetryTime: 50 };
    const admin = kafkaClient(this.connection, { brokers, socketFactory, retry }).admin();
    await admin.connect();
    return admin;
  }
}
