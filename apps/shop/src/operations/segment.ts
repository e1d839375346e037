import { UsageError } from '../failure.js';

/**
 * A word as a part of a path.
 *
 * @throws UsageError for one that no path can hold: with a dot, `one row` would become `all rows`
 */
export function segment(word: string): string {
  if (/^\.{0,2}$/.test(word)) throw new UsageError(`${JSON.stringify(word)} names nothing`);
  return encodeURIComponent(word);
}
