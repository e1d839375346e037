import type { ClientBase, QueryResult } from 'pg';
import { QueryRunnerAlreadyReleasedError, type EntityManager, type QueryRunner } from 'typeorm';
import { Batch, type Statement } from './batch.js';
import { RolledBackError } from './postgres-errors.js';

/**
 * A running transaction.
 *
 * Only {@link Database.transaction} makes one, so a function that asks for a `Transaction` cannot be called outside
 * of one: the compiler refuses it. Its work is visible to others when, and only when, that call returns.
 */
export class Transaction {
  readonly #runner: QueryRunner;
  readonly #client: ClientBase;
  readonly #afterCommit: (() => void)[] = [];
  #waiting: Statement[] = [{ sql: 'begin', parameters: [] }];
  /** Once all that was sent has gone well. */
  #answered: Promise<unknown> = Promise.resolve();
  /** Of what waits, if it is to be sent. */
  #next: Promise<QueryResult[]> | undefined;
  #begun = false;
  #ended = false;

  private constructor(runner: QueryRunner, client: ClientBase) {
    this.#runner = runner;
    this.#client = client;
    // TypeORM takes its connection by this for each statement: so they come after what waits here, first of all the begin.
    runner.connect = async () => {
      await this.#flush();
      return client;
    };
    // Else it would refuse to lock rows, and begin transactions of its own.
    Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
  }

  /** TypeORM's manager, bound to this transaction. */
  get manager(): EntityManager {
    return this.#runner.manager;
  }

  /**
   * Runs one statement in this transaction and returns its rows (those of `returning` too). Several that are asked for without waiting
   * in between go to the server together, and are carried out in the order of calls.
   */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    this.send(sql, parameters);
    const place = this.#waiting.length - 1;
    const results = await this.#flush();
    return (results[place]?.rows ?? []) as Row[];
  }

  /**
   * Adds a statement of which nobody needs an answer. It goes to the server together with the next that does, at the latest with the commit,
   * and in the order of calls. When it fails, so does that one: nothing after it has any effect, and the transaction ends with its error.
   */
  send(sql: string, parameters: unknown[] = []): void {
    if (this.#ended || this.#runner.isReleased) throw new QueryRunnerAlreadyReleasedError();
    this.#waiting.push({ sql, parameters });
  }

  /** Sends what waits, and returns once all of it has gone well. */
  async settle(): Promise<void> {
    await this.#flush();
  }

  /**
   * Calls back once the transaction has committed, never when it rolled back. A process that dies in between does not
   * call back: fit for wake-ups and caches, not for effects that must happen.
   */
  afterCommit(callback: () => void): void {
    this.#afterCommit.push(callback);
  }

  /** @internal Runs `work` between begin and commit, or rolls back and rethrows. */
  static async run<T>(runner: QueryRunner, work: (tx: Transaction) => T | Promise<T>): Promise<T> {
    const client = (await runner.connect()) as ClientBase;
    const transaction = new Transaction(runner, client);
    let result: T;
    try {
      result = await work(transaction);
      await transaction.#commit();
    } catch (error) {
      await transaction.#rollback();
      throw error;
    }
    for (const callback of transaction.#afterCommit) callback();
    return result;
  }

  async #commit(): Promise<void> {
    this.send('commit');
    this.#ended = true;
    const results = await this.#flush();
    // The server's answer to the commit of a transaction in which a statement had failed, and somebody had caught the error.
    if (results.at(-1)?.command !== 'COMMIT') throw new RolledBackError();
  }

  async #rollback(): Promise<void> {
    this.#ended = true;
    await this.#answered.catch(() => undefined);
    // The first error is the one to report: a rollback fails only when the connection is gone, and then the server has rolled back.
    if (this.#begun) await this.#client.query('rollback').catch(() => undefined);
  }

  /** Sends what waits, but not until what was sent before has gone well: behind a begin that failed it would be no transaction. */
  async #flush(): Promise<QueryResult[]> {
    this.#next ??= this.#answered.then(() => {
      const statements = this.#waiting;
      this.#waiting = [];
      this.#next = undefined;
      return statements.length > 0 ? this.#run(statements) : [];
    });
    this.#answered = this.#next;
    try {
      return await this.#next;
    } catch (error) {
      // Leads to the code that waits, and not to the driver's socket.
      Error.captureStackTrace(error as Error);
      throw error;
    }
  }

  #run(statements: Statement[]): Promise<QueryResult[]> {
    this.#begun = true;
    const batch = new Batch(statements);
    this.#client.query(batch);
    return batch.answer;
  }
}
