import type { Admin } from 'kafkajs';
import { BrokerUnavailableError } from '../../errors.js';
import type { KafkaConnection } from '../../port/index.js';
import { kafkaClient } from '../client/client.js';
import { Connections } from '../client/connections.js';
import { refusalOf } from '../client/refusal.js';

const ANSWER_WITHIN_MS = 30_000;

/** All pauses of kafkajs add up to about 30 times the first: less than half of the time limit. */
const RETRIES = 5;
const PARTS_OF_LIMIT = 80;

/**
 * Asks the broker over a connection that it makes with the first question, and keeps while it works. After a
 * failure it gives the connection up, with all open questions, and the next question makes a new one.
 */
export class AdminSession {
  #connections: Connections | undefined;
  #admin: Promise<Admin> | undefined;
  readonly #open = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(
    readonly connection: KafkaConnection,
    readonly answerWithinMs = ANSWER_WITHIN_MS,
  ) {}

  /** Resolves once there is a connection that works, without asking anything. */
  async connect(): Promise<void> {
    await this.ask(() => Promise.resolve());
  }

  /** Rejects when the broker does not answer in time. */
  async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new Error('The session with the broker is closed');
    const answer = this.#ask(question);
    this.#open.add(answer);
    try {
      return await answer;
    } finally {
      this.#open.delete(answer);
    }
  }

  /**
   * Resolves once all open questions have failed: kafkajs first ends the pause before its next attempt. Later
   * questions fail at once, for nobody would close the connection that they make.
   */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#giveUp();
    await Promise.allSettled(this.#open);
  }

  async #ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    const connections = this.#connections ?? this.#renew();
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = true;
      connections.cut();
    }, this.answerWithinMs);
    try {
      this.#admin ??= this.#connect(connections);
      return await question(await this.#admin);
    } catch (error) {
      if (this.#connections === connections) await this.#giveUp();
      throw isLate ? unanswered(this.answerWithinMs, error) : error;
    } finally {
      clearTimeout(limit);
    }
  }

  async #giveUp(): Promise<void> {
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
    const retry = { retries: RETRIES, initialRetryTime: this.answerWithinMs / PARTS_OF_LIMIT };
    const admin = kafkaClient(this.connection, { brokers, socketFactory, retry }).admin();
    try {
      await admin.connect();
    } catch (error) {
      const refusal = refusalOf(error, this.connection.user);
      throw refusal === undefined ? error : new BrokerUnavailableError(refusal, { cause: error });
    }
    return admin;
  }
}

function unanswered(limitMs: number, cause: unknown): BrokerUnavailableError {
  return new BrokerUnavailableError(`Kafka did not answer within ${limitMs / 1_000} s`, { cause });
}
