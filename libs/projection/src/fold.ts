/** What one fact says of a row. Of what it does not say it has no value. */
export interface Part {
  version: number;
}

/**
 * One part for each key: what the latest says, and what only earlier ones say. An upsert of several rows needs that, since PostgreSQL
 * refuses to touch a row twice in one statement. In the order of keys, so that two transactions that upsert the same rows cannot deadlock.
 */
export function foldByKey<P extends Part>(parts: readonly P[], keyOf: (part: P) => string): P[] {
  const byKey = new Map<string, P>();
  for (const part of parts) {
    const key = keyOf(part);
    const known = byKey.get(key);
    byKey.set(key, known ? merge(known, part) : part);
  }
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

function merge<P extends Part>(known: P, part: P): P {
  const [earlier, later] = part.version < known.version ? [part, known] : [known, part];
  const said = Object.entries(later).filter(([, value]) => value !== undefined);
  return { ...earlier, ...Object.fromEntries(said) };
}

/** The values of rows as `unnest` takes them: an array for each column. */
export function toColumns<Row>(
  rows: readonly Row[],
  valuesOf: (row: Row) => readonly unknown[],
): unknown[][] {
  const table = rows.map(valuesOf);
  return (table[0] ?? []).map((_, column) => table.map((values) => values[column] ?? null));
}
