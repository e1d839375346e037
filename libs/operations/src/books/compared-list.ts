export interface ComparedList {
  /** A field of an event. */
  textOf(list: readonly object[]): string;
  /** A field of a row: an SQL expression for a column of JSON. */
  inColumn(column: string): string;
}

/**
 * A list without a meaningful order, as text for a comparison: these fields of each of its members. For a
 * book: a row and an event must give the same text.
 *
 * @param fields plain names, by which members have texts or numbers
 */
export function comparedList(...fields: readonly string[]): ComparedList {
  const fieldsInSql = fields.map((field) => `(each ->> '${field}')`).join(` || ' ' || `);
  return {
    textOf: (list) =>
      list
        .map((each) => fields.map((field) => Reflect.get(each, field)).join(' '))
        .toSorted()
        .join(', '),
    inColumn: (column) => `(
      select string_agg(member, ', ' order by member collate "C")
      from (select ${fieldsInSql} as member from jsonb_array_elements(${column}) as each) as members
    )`,
  };
}
