import type { Transaction } from './transaction.js';

/**
 * What a projector gets of a running transaction: statements on its tables, and nothing else. It is no {@link Transaction}, so
 * nothing that wants one, as an outbox does, can be called with it.
 */
export class ProjectionTransaction {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  /** Adds a statement of which nobody needs an answer. It goes to the server with those that follow, the commit at the latest. */
  send(sql: string, parameters: unknown[] = []): void {
    this.#transaction.send(sql, parameters);
  }

  /** Runs one statement and returns its rows. */
  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.#transaction.query(sql, parameters);
  }
}

/** The role whose rights a projector has: those on the tables of projections, and on none of those of the machinery beside them. */
export const PROJECTOR_ROLE = `session_user || '_projector'`;

/**
 * Runs a projector in the given transaction with the rights of {@link PROJECTOR_ROLE}: a statement that would write to the outbox, or to
 * the log of processed events, is refused by the database. `databases apply` makes the role.
 */
export async function asProjector(
  transaction: Transaction,
  work: (tx: ProjectionTransaction) => void | Promise<void>,
): Promise<void> {
  transaction.send(`select set_config('role', ${PROJECTOR_ROLE}, true)`);
  await work(new ProjectionTransaction(transaction));
  // What throws needs no reset: the setting ends with the transaction.
  transaction.send(`select set_config('role', 'none', true)`);
}
