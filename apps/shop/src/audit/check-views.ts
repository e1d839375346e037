import type { Books, View, ViewRow } from './books.js';

/** Checks that every read model shows exactly what the facts of its topics say. */
export function checkViews({ views }: Books): string[] {
  return views.flatMap(compare);
}

function compare({ name, rows, told }: View): string[] {
  const shown = new Map(rows.map((row) => [row.id, row]));
  const expected = new Map(told.map((row) => [row.id, row]));
  return [...new Set([...shown.keys(), ...expected.keys()])].flatMap((id) => {
    const [row, byFacts] = [shown.get(id), expected.get(id)];
    if (!byFacts) return [`${name} has ${id}, which no fact names`];
    if (!row) return [`${name} does not have ${id}, which facts name`];
    return columnDifferences(row, byFacts).map((difference) => `${name} of ${id}: ${difference}`);
  });
}

function columnDifferences(row: ViewRow, byFacts: ViewRow): string[] {
  return Object.keys(byFacts)
    .filter((column) => row[column] !== byFacts[column])
    .map((column) => `${column} is ${String(row[column])}, the facts say ${String(byFacts[column])}`);
}
