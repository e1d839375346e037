/**
 * One row for each key: the values of the latest version, and the values that only earlier ones have. Of two
 * without a version the later one counts as the latest.
 *
 * An upsert of several rows needs that, since PostgreSQL refuses to touch a row twice in one statement. The
 * rows are in the order of keys, so that two transactions with the same rows cannot deadlock.
 */
export function foldByKey<Row extends object>(
  rows: readonly Row[],
  key: keyof Row,
  version?: keyof Row,
): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const id = String(row[key]);
    const known = byKey.get(id);
    byKey.set(id, known ? merge(known, row, version) : row);
  }
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function merge<Row extends object>(known: Row, row: Row, version?: keyof Row): Row {
  const isOlder = version !== undefined && Number(row[version]) < Number(known[version]);
  const [earlier, later] = isOlder ? [row, known] : [known, row];
  const said = Object.entries(later).filter(([, value]) => value !== undefined);
  return { ...earlier, ...Object.fromEntries(said) };
}
