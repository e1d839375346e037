import { DatabaseError, type Client, type QueryResult } from 'pg';
import { QueryFailedError, type QueryRunner } from 'typeorm';
import { RolledBackError } from './postgres-errors.js';
import type { StatementQueue } from './statement-queue.js';
import { queryClient, type Statement } from './statement.js';

/**
 * Sends one statement after the other, each once the previous one has succeeded, by the public interfaces of
 * pg and TypeORM alone. `PipelinedStatements` does the same with fewer round trips (docs/patches.md).
 */
export class StatementsInTurn implements StatementQueue {
  readonly #client: Client;
  #last: Promise<unknown> = Promise.resolve();
  #sessionIsUsable = true;

  private constructor(client: Client) {
    this.#client = client;
  }

  static async begin(runner: QueryRunner): Promise<StatementsInTurn> {
    const client = (await runner.connect()) as Client;
    await runner.startTransaction();
    return new StatementsInTurn(client);
  }

  send(statement: Statement): void {
    // The next waiting caller gets the error, or the commit at the latest.
    this.#add(statement).catch(() => undefined);
  }

  query(statement: Statement): Promise<QueryResult> {
    return this.#add(statement);
  }

  async settle(): Promise<void> {
    await this.#last;
  }

  async commit(): Promise<void> {
    const { command } = await this.#add({ sql: 'commit', parameters: [] });
    // The server's answer to the commit of a transaction in which the code has caught the error of a failed
    // statement.
    if (command !== 'COMMIT') throw new RolledBackError();
  }

  async rollback(): Promise<void> {
    await this.#last.catch(() => undefined);
    const ended = this.#sessionIsUsable ? this.#client.query('rollback') : this.#client.end();
    await ended.catch(() => undefined);
  }

  #add(statement: Statement): Promise<QueryResult> {
    const result = this.#last.then(() => this.#run(statement));
    this.#last = result;
    return result;
  }

  async #run(statement: Statement): Promise<QueryResult> {
    try {
      return await queryClient(this.#client, statement);
    } catch (error) {
      // The driver could not encode a parameter, and takes a statement for prepared that it has dropped.
      const isOfServer = error instanceof QueryFailedError && error.driverError instanceof DatabaseError;
      if (!isOfServer) this.#sessionIsUsable = false;
      throw error;
    }
  }
}
