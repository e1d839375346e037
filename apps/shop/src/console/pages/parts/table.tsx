import type { ComponentChildren } from 'preact';

/** The first cell names the row. */
export type Row = readonly [key: string, ...cells: ComponentChildren[]];

interface Props {
  label?: string;
  heads?: readonly string[];
  rows: readonly Row[];
}

/** A table with heads that is too wide for the page scrolls by itself. */
export function Table({ label, heads, rows }: Props) {
  return (
    <div class={heads && 'table'} tabIndex={heads ? 0 : undefined}>
      <table aria-label={label}>
        {heads && (
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(([key, name, ...others]) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {others.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** All that is known of one thing, line by line. */
export function Facts({ of }: { of: Record<string, ComponentChildren> }) {
  return <Table rows={Object.entries(of).map(([name, value]) => [name, name, <code>{value}</code>])} />;
}

/** The cell of an item in each column, by the head of the column. */
export type Columns<Item> = Record<string, (item: Item) => ComponentChildren>;

export interface ListProps<Item> {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  columns: Columns<Item>;
}

/** Many things of a kind, a row each. */
export function List<Item>({ label, items, keyOf, columns }: ListProps<Item>) {
  const cells = Object.values(columns);
  const rows = items.map((item): Row => [keyOf(item), ...cells.map((cell) => cell(item))]);
  return <Table label={label} heads={Object.keys(columns)} rows={rows} />;
}
