import type { QueryResult } from 'pg';
import type { Statement } from './statement.js';

/**
 * Carries out the statements of one transaction, in the order in which it is given them.
 *
 * The first error is that of the transaction: nothing that was added after it has any effect, and everything
 * that waits for an answer, and the commit, ends with it.
 */
export interface StatementQueue {
  /** Adds a statement. Nobody has to wait for it. */
  send(statement: Statement): void;
  /** Adds a statement, and resolves with its answer. */
  query(statement: Statement): Promise<QueryResult>;
  /** Resolves once everything that was added has gone well. */
  settle(): Promise<void>;
  /** @throws RolledBackError when the server did so instead, since a statement past this queue had failed */
  commit(): Promise<void>;
  /** Never throws: when the connection is gone, the server has rolled back. */
  rollback(): Promise<void>;
}
