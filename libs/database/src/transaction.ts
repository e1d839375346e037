import type { EntityManager, QueryRunner } from 'typeorm';
import { runStatement } from './statement.js';

/**
 * A running transaction.
 *
 * Only {@link Database.transaction} makes one, so a function that asks for a `Transaction` cannot be called outside
 * of one: the compiler refuses it. Its work is visible to others when, and only when, that call returns.
 */
export class Transaction {
  readonly #runner: QueryRunner;
  readonly #afterCommit: (() => void)[] = [];

  private constructor(runner: QueryRunner) {
    this.#runner = runner;
  }

  /** TypeORM's manager, bound to this transaction. */
  get manager(): EntityManager {
    return this.#runner.manager;
  }

  /** Runs one statement in this transaction and returns its rows (those of `returning` too). */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return runStatement(this.#runner, sql, parameters);
  }

  /**
   * Calls back once the transaction has committed, never when it rolled back. A process that dies in between does not
   * call back: fit for wake-ups and caches, not for effects that must happen.
   */
  afterCommit(callback: () => void): void {
    this.#afterCommit.push(callback);
  }

  /** @internal Runs `work` between begin and commit, or rolls back and rethrows. */
  static async run<T>(runner: QueryRunner, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const transaction = new Transaction(runner);
    await runner.startTransaction();
    let result: T;
    try {
      result = await work(transaction);
      await runner.commitTransaction();
    } catch (error) {
      // The first error is the one to report: a rollback fails only when the connection is gone, and then the server has rolled back.
      await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    }
    for (const callback of transaction.#afterCommit) callback();
    return result;
  }
}
