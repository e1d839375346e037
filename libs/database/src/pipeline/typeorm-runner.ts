import type { QueryRunner } from 'typeorm';

/**
 * Marks a transaction that TypeORM has not begun as active. Otherwise TypeORM would refuse to lock rows, and
 * begin transactions of its own.
 */
export function markTransactionActive(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}
