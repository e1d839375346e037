import type { Transaction } from '@shop/database';
import { ProjectionTransaction } from './projection-transaction.js';

/**
 * The role with the rights of a projector: on the tables of projections, and not on the tables of the
 * libraries beside them.
 */
export const PROJECTOR_ROLE = `session_user || '_projector'`;

/**
 * Runs a projector in the given transaction with the rights of {@link PROJECTOR_ROLE}: a statement that would
 * write to the outbox, or to the log of processed events, is refused by the database. `databases apply` makes
 * the role.
 */
export async function asProjector(
  transaction: Transaction,
  work: (tx: ProjectionTransaction) => void | Promise<void>,
): Promise<void> {
  // With a parameter each session prepares the statement.
  transaction.send(`select set_config('role', ${PROJECTOR_ROLE}, $1)`, [true]);
  await work(new ProjectionTransaction(transaction));
  // A throw needs no reset: the setting ends with the transaction.
  transaction.send(`select set_config('role', 'none', $1)`, [true]);
}
