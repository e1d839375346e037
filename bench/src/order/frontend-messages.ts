const EXECUTE = 'E';
const QUERY = 'Q';
export const SYNC = 'S';

/**
 * Finds the messages to PostgreSQL that count, in one write of a driver: each executed statement, and each
 * request for an answer. A simple query is both.
 *
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export function* statementsIn(data: Buffer): Generator<typeof EXECUTE | typeof SYNC> {
  for (let at = 0; at + 5 <= data.length; at += 1 + data.readInt32BE(at + 1)) {
    const kind = String.fromCodePoint(data[at] ?? 0);
    if (kind === EXECUTE || kind === QUERY) yield EXECUTE;
    if (kind === SYNC || kind === QUERY) yield SYNC;
  }
}
