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
    <div class={heads ? 'scroll' : ''} tabIndex={heads ? 0 : undefined}>
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
export function Facts({ of }: { of: readonly (readonly [name: string, value: ComponentChildren])[] }) {
  return <Table rows={of.map(([name, value]) => [name, name, <code>{value}</code>])} />;
}
