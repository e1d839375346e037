import type { Connection, Query } from 'pg';

/**
 * The driver's own query, with the methods that a client calls as answers of the server come. Its types do
 * not tell of them.
 */
export interface DriverQuery extends Query {
  name: string | undefined;
  text: string;
  handleRowDescription(message: object): void;
  handleDataRow(message: object): void;
  handleCommandComplete(message: object, connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
}

/**
 * A session's statements by their names: those of which the server has said that they are prepared, and those
 * that are on the way.
 */
export interface DriverConnection extends Connection {
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
}
