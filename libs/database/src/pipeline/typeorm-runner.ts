import type { QueryRunner } from 'typeorm';

/**
 * Tells TypeORM that a transaction is under way which it has not begun. Else it would refuse to lock rows,
 * and begin transactions of its own.
 */
export function markTransactionActive(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}
