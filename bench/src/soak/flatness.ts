import { summarise } from '../measure/statistics.js';

/**
 * The largest growth of the median over the observed time. Less is the normal variation of heaps and vacuum.
 */
const MOST_GROWTH = 0.25;
/** Values this small may double without meaning anything. */
const NOTHING: Readonly<Record<string, number>> = { MB: 10, kB: 2, rows: 500, files: 10, ms: 50 };

/**
 * Reports growth: it compares the middle of the second half with that of the first, so that a single bad
 * moment does not count as growth. The first third is left out, since heaps and tables fill up before they
 * stay flat.
 */
export function growthOf(what: string, values: readonly number[]): string | undefined {
  const settled = values.slice(Math.floor(values.length / 3));
  if (settled.length < 4) return undefined;
  const half = Math.floor(settled.length / 2);
  const medianOf = (some: number[]): number => summarise(some).median;
  // The middles of the two halves are half of the time apart.
  const growth = (medianOf(settled.slice(half)) - medianOf(settled.slice(0, half))) * 2;
  const median = medianOf(settled);
  const unit = /(\w+)$/.exec(what)?.[1] ?? '';
  if (growth <= Math.max(median * MOST_GROWTH, NOTHING[unit] ?? 0)) return undefined;
  return `${what} grew by ${growth.toFixed(1)}, with a median of ${median.toFixed(1)}`;
}
