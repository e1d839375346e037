import type { Transaction } from '@shop/database';

/**
 * What a projector gets of a running transaction: statements on its tables, and nothing else. It is no {@link
 * Transaction}, so nothing that wants one, as an outbox does, can be called with it.
 */
export class ProjectionTransaction {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  /**
   * Adds a statement of which nobody needs an answer. It goes to the server with those that follow, the
   * commit at the latest.
   */
  send(sql: string, parameters: unknown[] = []): void {
    this.#transaction.send(sql, parameters);
  }

  /** Runs one statement and returns its rows. */
  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.#transaction.query(sql, parameters);
  }
}
