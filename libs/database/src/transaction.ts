import { QueryRunnerAlreadyReleasedError, type EntityManager, type QueryRunner } from 'typeorm';
import { ConnectionLostError } from './postgres-errors.js';
import { settleFirst } from './settle-first.subscriber.js';
import type { StatementQueue } from './statement-queue.js';

/**
 * A running transaction.
 *
 * Only {@link Database.transaction} makes one, so a function that asks for a `Transaction` cannot be called
 * outside of one: the compiler refuses it. Its work is visible to others when, and only when, that call
 * returns.
 */
export class Transaction {
  readonly #runner: QueryRunner;
  readonly #statements: StatementQueue;
  readonly #afterCommit: (() => void)[] = [];
  #ended = false;

  private constructor(runner: QueryRunner, statements: StatementQueue) {
    this.#runner = runner;
    this.#statements = statements;
    settleFirst(runner, statements);
  }

  /** TypeORM's manager, bound to this transaction. */
  get manager(): EntityManager {
    return this.#runner.manager;
  }

  /**
   * Runs one statement in this transaction and returns its rows (also those of `returning`). Several calls
   * without waiting in between go to the server together, and are carried out in the order of calls.
   */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    this.#assertRunning();
    const { rows } = await this.#statements.query({ sql, parameters });
    return rows as Row[];
  }

  /**
   * Queues a statement whose answer nobody needs. It goes to the server together with the next awaited
   * statement, or with the commit, in the order of calls. If it fails, that next one fails: nothing after it
   * has any effect, and the transaction ends with its error.
   */
  send(sql: string, parameters: unknown[] = []): void {
    this.#assertRunning();
    this.#statements.send({ sql, parameters });
  }

  /** Sends the queue, and returns once all of it has succeeded. */
  async settle(): Promise<void> {
    await this.#statements.settle();
  }

  /**
   * Calls back once the transaction has committed, and never after a rollback. A process that dies in between
   * does not call back: fit for wake-ups and caches, not for effects that must happen.
   */
  afterCommit(callback: () => void): void {
    this.#afterCommit.push(callback);
  }

  /** @internal Runs `work` between begin and commit, or rolls back and rethrows. */
  static async run<T>(
    runner: QueryRunner,
    statements: StatementQueue,
    work: (tx: Transaction) => T | Promise<T>,
  ): Promise<T> {
    const transaction = new Transaction(runner, statements);
    let result: T;
    try {
      result = await work(transaction);
      transaction.#end();
      await statements.commit().catch((error: unknown) => {
        throw runner.isReleased ? new ConnectionLostError(error, { committing: true }) : error;
      });
    } catch (error) {
      transaction.#ended = true;
      await statements.rollback();
      throw error;
    }
    for (const callback of transaction.#afterCommit) callback();
    return result;
  }

  #end(): void {
    this.#assertRunning();
    this.#ended = true;
  }

  #assertRunning(): void {
    if (this.#ended || this.#runner.isReleased) throw new QueryRunnerAlreadyReleasedError();
  }
}
