import { create, fromBinary, toBinary, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf';
import { assertComplete, type Topic } from '@shop/topics';
import type { Transaction } from '@shop/database';
import { Outbox } from '@shop/outbox';
import type { Fact, Post } from '../post.js';

/** Only handed on: the repositories of this test have no database. */
const transaction = {} as Transaction;

/**
 * A service's tables and its outbox, without a database: what is done in a transaction of it happens as a
 * whole or not at all.
 */
export class Memory extends Outbox {
  readonly #tables: Map<string, unknown>[] = [];
  #appended: Fact[] = [];

  constructor(readonly post: Post) {
    super('/convergence', undefined as never, undefined as never);
  }

  table<Row>(): Map<string, Row> {
    const table = new Map<string, Row>();
    this.#tables.push(table);
    return table;
  }

  /** As it will come out of the topic: through the checks and the bytes of its contract. */
  override append<Schema extends DescMessage>(
    _: Transaction,
    topic: Topic<Schema>,
    init: MessageInitShape<Schema>,
  ): void {
    const { schema } = topic;
    const message = create(schema, init);
    assertComplete(schema, message);
    const received = fromBinary(schema, toBinary(schema, message));
    this.#appended.push({ topic, key: topic.key(message), message: received });
  }

  async transaction(work: (tx: Transaction) => unknown): Promise<void> {
    const before = this.#tables.map((table) => [...table]);
    try {
      await work(transaction);
      this.post.publish(this.#appended);
    } catch (error) {
      for (const [index, table] of this.#tables.entries()) restore(table, before[index] ?? []);
      throw error;
    } finally {
      this.#appended = [];
    }
  }
}

function restore(table: Map<string, unknown>, rows: [string, unknown][]): void {
  table.clear();
  for (const [key, row] of rows) table.set(key, row);
}
