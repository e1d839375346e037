/** The troubles, each with its remedy: a page of the console, or a command. */
export function Troubles({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <p class="notice good">All is well.</p>;
  return (
    <ul class="notice bad" id="troubles">
      {lines.map((line) => {
        const [text = '', command] = line.split(': npm run shop -- ');
        const to = pageFor(line);
        return (
          <li key={line}>
            ✗ {text} {to !== undefined && <a href={to}>Look at it</a>}{' '}
            {command !== undefined && <code>npm run shop -- {command}</code>}
          </li>
        );
      })}
    </ul>
  );
}

function pageFor(line: string): string | undefined {
  const [, group] = /group (\S+) has \d+ dead letter/.exec(line) ?? [];
  if (group !== undefined) return `/dead-letters?group=${encodeURIComponent(group)}`;
  return line.includes('that the broker refused') ? '/outbox' : undefined;
}
