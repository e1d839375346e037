import type { Difference, TableComparison } from './answers.js';

/** Describes a comparison and its differences, in lines. */
export function describeComparison(tables: readonly TableComparison[]): string[] {
  if (tables.length === 0) return ['There is no live table yet to compare with.'];
  return tables.flatMap(({ table, counts, differing, cutOff, differences, undecided }) => [
    `${table}: ${counts.live} rows live, ${counts.rebuilt} rebuilt, ${count(differing, cutOff)}`,
    ...(undecided === 0
      ? []
      : [
          `  ${undecided} rows could not be compared: they kept changing, or the live group has not handled all facts (does its service run?)`,
        ]),
    ...differences.flatMap(describe),
    ...(differing > differences.length ? [`  and ${differing - differences.length} more`] : []),
  ]);
}

function count(differing: number, cutOff: boolean): string {
  if (cutOff) return `at least ${differing} differ`;
  return differing === 0 ? 'none differs' : `${differing} differ`;
}

function describe({ table, key, kind, columns, parked }: Difference): string[] {
  const row = `  ${table} ${key}`;
  const lines = {
    'only live': [`${row} is live only: no fact in the topics names it`],
    'only rebuilt': [`${row} is rebuilt only: the live table lacks what the facts say`],
    differs: columns.map(
      ({ name, live, rebuilt }) => `${row}: ${name} is ${show(live)} live, ${show(rebuilt)} rebuilt`,
    ),
  }[kind];
  return [...lines, ...parked.map((event) => `    perhaps because the live group has parked ${event}`)];
}

const MAX_LENGTH = 200;

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, MAX_LENGTH);
}
