import { UsageError } from '../failure.js';

/**
 * Returns a word as a segment of a path.
 *
 * @throws UsageError for one that no path can hold: a dot would turn `one row` into `all rows`
 */
export function segment(word: string): string {
  if (/^\.{0,2}$/.test(word)) throw new UsageError(`${JSON.stringify(word)} names nothing`);
  return encodeURIComponent(word);
}
