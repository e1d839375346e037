import { Query, type Connection, type QueryResult, type Submittable } from 'pg';
import { QueryFailedError } from 'typeorm';
import { nameOf, type Statement } from '../statement.js';
import type { DriverConnection, DriverQuery } from './driver.js';

/**
 * Statements that go to the server in one write and are answered in one: the round trip is most of the cost
 * of a short statement. With one Sync at the end the server carries them out in their order, and skips the
 * rest after a failed one.
 *
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export class Batch implements Submittable {
  readonly #queries: DriverQuery[];
  readonly #results: QueryResult[] = [];
  readonly #answer = Promise.withResolvers<QueryResult[]>();
  #error: Error | undefined;

  constructor(readonly statements: readonly Statement[]) {
    this.#queries = statements.map((statement) => this.#query(statement));
  }

  /** The results in the order of the statements, or the error of the first that failed. */
  get answer(): Promise<QueryResult[]> {
    return this.#answer.promise;
  }

  // By these two the client notes which statements the session has prepared.
  get name(): string | undefined {
    return this.#current?.name;
  }

  get text(): string | undefined {
    return this.#current?.text;
  }

  /** The client calls it when it is this batch's turn. */
  readonly submit = (connection: Connection): void => {
    const messages: Buffer[] = [];
    const { writable } = connection.stream;
    const stream = { writable, write: (message: Buffer) => messages.push(message) };
    const collecting = Object.create(connection, {
      stream: { value: stream },
      sync: { value: () => undefined },
    }) as Connection;
    for (const query of this.#queries) if (!this.#error) query.submit(collecting);
    // If a parameter cannot be encoded, nothing is sent: the rest would be carried out without it.
    if (this.#error) {
      messages.length = 0;
      this.#forgetFrom(0, connection as DriverConnection);
    }
    connection.sync.call(collecting);
    if (writable) connection.stream.write(Buffer.concat(messages));
  };

  handleRowDescription(message: object): void {
    this.#current?.handleRowDescription(message);
  }

  handleDataRow(message: object): void {
    this.#current?.handleDataRow(message);
  }

  handleCommandComplete(message: object, connection: Connection): void {
    this.#current?.handleCommandComplete(message, connection);
    this.#current?.handleReadyForQuery(connection);
  }

  handleReadyForQuery(): void {
    if (this.#error) this.#answer.reject(this.#error);
    else this.#answer.resolve(this.#results);
  }

  handleError(error: Error, connection: DriverConnection): void {
    this.#forgetFrom(this.#results.length, connection);
    const failed = this.statements[this.#results.length];
    this.#answer.reject(new QueryFailedError(failed?.sql ?? '', failed?.parameters, error));
  }

  /** The server does not prepare statements that it skips, or never gets. */
  #forgetFrom(first: number, connection: DriverConnection): void {
    for (const { name } of this.#queries.slice(first)) {
      if (name !== undefined) delete connection.submittedNamedStatements[name];
    }
  }

  get #current(): DriverQuery | undefined {
    return this.#queries[this.#results.length];
  }

  #query({ sql, parameters }: Statement): DriverQuery {
    const query = new Query(sql, parameters, (error, result) => {
      if (error) this.#error ??= new QueryFailedError(sql, parameters, error);
      else this.#results.push(result);
    });
    return Object.assign(query as DriverQuery, { name: nameOf(sql), queryMode: 'extended' });
  }
}
