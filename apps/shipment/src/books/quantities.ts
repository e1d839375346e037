/** How many of each SKU, as text that can be compared. */
export function quantitiesOf(lines: readonly { sku: string; quantity: number }[]): string {
  return lines
    .map(({ sku, quantity }) => `${quantity} ${sku}`)
    .toSorted()
    .join(', ');
}

/** The same of the table's column of lines. */
export const QUANTITIES = `(
  select string_agg(line, ', ' order by line collate "C")
  from (select (each ->> 'quantity') || ' ' || (each ->> 'sku') as line from jsonb_array_elements(lines) each) as all_lines
)`;
