import type { Fold } from './fold.js';

/** The rows of one table, and what events say that they are. */
export interface Book {
  /** As it is called in what is said of it: `order`, `dispatch board`. */
  readonly name: string;
  /** A `select` of one row for each thing: its `id`, what it is `about`, and what there is to compare. */
  readonly rows: string;
  /** Reads events only, and shares nothing with the code that writes the rows: else it proves nothing. */
  readonly fold: Fold;
}

/** Rows of which no event tells by itself, such as the last number given. */
export type Register = Omit<Book, 'fold'>;

/**
 * What a service lets others check: whoever audits the whole system asks every service for it and knows no
 * table. Things of different services that belong together are `about` the same, such as one order.
 */
export interface ServiceBooks {
  /**
   * What it decides on, in its write database. A row has a `version`, one event for each, and a `state`, the
   * one column that is folded.
   */
  readonly aggregates: readonly Book[];
  /** What else there is in its write database. */
  readonly registers: readonly Register[];
  /** What it shows, in its read database. The folded columns are compared. */
  readonly views: readonly Book[];
}
