import type { ClientBase, QueryResult } from 'pg';
import type { QueryRunner } from 'typeorm';
import { RolledBackError } from '../postgres-errors.js';
import type { StatementQueue } from '../statement-queue.js';
import type { Statement } from '../statement.js';
import { Batch } from './batch.js';
import { markTransactionActive } from './typeorm-runner.js';

const BEGIN: Statement = { sql: 'begin', parameters: [] };

/**
 * Queues statements until a caller needs an answer, and then sends the whole queue in one batch. The begin
 * travels with the first statement, and the rest with the commit at the latest (docs/adr/0028).
 */
export class PipelinedStatements implements StatementQueue {
  readonly #client: ClientBase;
  #waiting: Statement[] = [BEGIN];
  /** Resolves once everything that was sent has succeeded. */
  #answered: Promise<unknown> = Promise.resolve();
  /** The results of the waiting statements, once they are being sent. */
  #next: Promise<QueryResult[]> | undefined;
  #begun = false;

  private constructor(client: ClientBase) {
    this.#client = client;
  }

  static async begin(runner: QueryRunner): Promise<PipelinedStatements> {
    const client = (await runner.connect()) as ClientBase;
    markTransactionActive(runner);
    return new PipelinedStatements(client);
  }

  send(statement: Statement): void {
    this.#waiting.push(statement);
  }

  async query(statement: Statement): Promise<QueryResult> {
    this.send(statement);
    const place = this.#waiting.length - 1;
    const results = await this.#flush();
    return results[place] as QueryResult;
  }

  async settle(): Promise<void> {
    await this.#flush();
  }

  async commit(): Promise<void> {
    // One batch is a transaction by itself: at its Sync the server commits all of it, or nothing.
    if (this.#waiting[0] === BEGIN && !this.#next) {
      this.#waiting.shift();
      return this.settle();
    }
    const { command } = await this.query({ sql: 'commit', parameters: [] });
    // The server's answer to the commit of a transaction in which the code has caught the error of a failed
    // statement.
    if (command !== 'COMMIT') throw new RolledBackError();
  }

  async rollback(): Promise<void> {
    await this.#answered.catch(() => undefined);
    if (this.#begun) await this.#client.query('rollback').catch(() => undefined);
  }

  /** Not before the previous batch has succeeded: after a failed begin it would be no transaction. */
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
      // Makes the stack lead to the waiting code, and not to the driver's socket.
      Error.captureStackTrace(error as Error);
      throw error;
    }
  }

  #run(statements: Statement[]): Promise<QueryResult[]> {
    this.#begun ||= statements[0] === BEGIN;
    const batch = new Batch(statements);
    this.#client.query(batch);
    return batch.answer;
  }
}
