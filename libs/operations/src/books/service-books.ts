import type { Fold } from './fold.js';

/** The rows of one table, and the same rows as events make them. */
export interface Book {
  /** Its name in messages: `order`, `dispatch board`. */
  readonly name: string;
  /** A `select` of one row for each thing: its `id`, its subject `about`, and the columns to compare. */
  readonly rows: string;
  /**
   * Reads events only, and shares nothing with the code that writes the rows: otherwise it proves nothing.
   */
  readonly fold: Fold;
}

/** The rows of a read model. */
export interface ViewBook extends Book {
  /** The name of the projection that fills it. */
  readonly projection: string;
}

/** Rows that no event describes, such as the last number given. */
export type Register = Omit<Book, 'fold'>;

/**
 * The books that a service shows an audit. The audit asks every service for them and knows no table. Rows of
 * different services that belong together have the same `about`, such as one order.
 */
export interface ServiceBooks {
  /**
   * The aggregates in its write database. A row has a `version`, one event for each, a `state`, the one
   * column that is folded, and may have a `madeAt`, the time when it came to be.
   */
  readonly aggregates: readonly Book[];
  /** Other rows of its write database. */
  readonly registers: readonly Register[];
  /** The read models in its read database. The folded columns are compared. */
  readonly views: readonly ViewBook[];
}
