import { isMet, type Comparison, type Figure, type Target, type Unit } from '../measure/figures.js';
import type { Summary } from '../measure/statistics.js';
import type { Outcome } from '../scenario.js';

/** Prints a line for each result: the median, the range of its runs, and its ratio to the limit. */
export function print(name: string, { comparisons = [], figures = [] }: Outcome): void {
  console.log(`\n${name}`);
  for (const each of comparisons) console.log(describeComparison(each));
  for (const each of figures) console.log(describeFigure(each));
}

function describeComparison({ what, unit, measured, limit, ratio, target }: Comparison): string {
  const beside = `${ratio.toFixed(2)} of ${limit.what}, ${describe(limit.measured, unit)}`;
  return `  ${what.padEnd(46)} ${describe(measured, unit)}   ${beside}${verdict(ratio, target)}`;
}

function describeFigure({ what, unit, measured, target }: Figure): string {
  return `  ${what.padEnd(46)} ${describe(measured, unit)}${verdict(measured.median, target)}`;
}

function describe({ median, min, max }: Summary, unit: Unit): string {
  return `${round(median)} ${unit} (${round(min)} to ${round(max)})`;
}

function verdict(value: number, target: Target | undefined): string {
  if (!target) return '';
  const [word, bound] =
    'atLeast' in target ? ['at least', target.atLeast] : (['at most', target.atMost] as const);
  return `   ${isMet(value, target) ? 'meets' : 'MISSES'} ${word} ${bound}`;
}

function round(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
