import type { ServiceViews } from './views.js';

/** The service, the read model and a row of it, for each row about the order. */
export function describeViews(all: readonly ServiceViews[]): string[][] {
  return all.flatMap(({ service, views, withoutBook }) => [
    ...views.flatMap(({ name, rows }) => {
      const shown = rows.length === 0 ? ['-'] : rows.map(describeRow);
      return shown.map((row) => [service, name, row]);
    }),
    ...withoutBook.map((name) => [service, name, 'not shown: it has no book']),
  ]);
}

const keys = new Set(['id', 'about']);

/** Leaves out the keys of the story, and columns without a value. */
function describeRow(row: Record<string, unknown>): string {
  return Object.entries(row)
    .filter(([name, value]) => !keys.has(name) && value !== null)
    .map(([name, value]) => describeValue(name.replaceAll('_', ' '), value))
    .join(', ');
}

/** Money is kept in the smallest unit of its currency. */
function describeValue(name: string, value: unknown): string {
  if (!name.endsWith(' minor')) return `${name} ${String(value)}`;
  return `${name.replace(' minor', '')} ${(Number(value) / 100).toFixed(2)}`;
}
