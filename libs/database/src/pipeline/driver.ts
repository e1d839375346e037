import type { Connection, Query } from 'pg';

/**
 * The driver's own query, with the methods that a client calls as the server's answers come. Its types lack
 * them.
 */
export interface DriverQuery extends Query {
  name: string | undefined;
  text: string;
  handleRowDescription(message: object): void;
  handleDataRow(message: object): void;
  handleCommandComplete(message: object, connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
}

/** With the named statements that are on their way to the server. */
export interface DriverConnection extends Connection {
  submittedNamedStatements: Record<string, string>;
}
