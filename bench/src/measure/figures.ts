import { summarise, type Summary } from './statistics.js';

export type Unit =
  'events/s' | 'orders/s' | 'ms' | 's' | 'MB' | 'kB' | '% of a core' | 'µs of CPU' | 'ms of CPU' | 'count';

export interface Figure {
  what: string;
  unit: Unit;
  measured: Summary;
  target?: Target;
}

/** A result and the limit that it cannot exceed, both measured in the same run. */
export interface Comparison {
  what: string;
  unit: Unit;
  measured: Summary;
  limit: { what: string; measured: Summary };
  /** The ratio of the medians. */
  ratio: number;
  /** The target of the ratio. */
  target?: Target;
}

export type Target = { atLeast: number } | { atMost: number };

export function figure(what: string, unit: Unit, runs: readonly number[], target?: Target): Figure {
  return { what, unit, measured: summarise(runs), ...(target && { target }) };
}

export function comparison(
  what: string,
  unit: Unit,
  runs: readonly number[],
  limit: { what: string; runs: readonly number[] },
  target?: Target,
): Comparison {
  const [measured, bound] = [summarise(runs), summarise(limit.runs)];
  const ratio = measured.median / bound.median;
  const limits = { what: limit.what, measured: bound };
  return { what, unit, measured, limit: limits, ratio, ...(target && { target }) };
}

export function isMet(value: number, target: Target): boolean {
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}
