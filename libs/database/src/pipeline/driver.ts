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
 * The statements of a session by their names: those that the server has confirmed as prepared, and those on
 * the way.
 */
export interface DriverConnection extends Connection {
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
}
