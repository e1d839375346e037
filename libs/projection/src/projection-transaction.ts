import type { Transaction } from '@shop/database';

/**
 * A projector's view of a running transaction: statements on its tables, and nothing else. It is no {@link
 * Transaction}, so code that needs one, such as an outbox, cannot be called with it.
 */
export class ProjectionTransaction {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  /**
   * Adds a statement whose answer nobody needs. It goes to the server with the next statements, at the latest
   * with the commit.
   */
  send(sql: string, parameters: unknown[] = []): void {
    this.#transaction.send(sql, parameters);
  }

  /** Runs one statement and returns its rows. */
  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.#transaction.query(sql, parameters);
  }
}
