import type { QueryResult } from 'pg';
import type { Statement } from './statement.js';

/**
 * Carries out the statements of one transaction, in the order of calls.
 *
 * The first error is the error of the transaction: no later statement has any effect, and every waiting
 * caller, and the commit, gets that error.
 */
export interface StatementQueue {
  /** Queues a statement. Nobody waits for it. */
  send(statement: Statement): void;
  /** Queues a statement, and resolves with its answer. */
  query(statement: Statement): Promise<QueryResult>;
  /** Resolves once every queued statement has succeeded. */
  settle(): Promise<void>;
  /**
   * @throws RolledBackError when the server rolled back instead, because a statement of TypeORM had failed
   */
  commit(): Promise<void>;
  /** Never throws: when the connection is gone, the server has rolled back. */
  rollback(): Promise<void>;
}
