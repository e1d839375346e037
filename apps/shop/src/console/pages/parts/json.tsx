import type { FactContent } from '../../../trace/fact-content.js';

/** The content of an event. As text: any markup in it stays inert. */
export function Content({ content }: { content: FactContent | { unreadable: string; hex: string } | null }) {
  if (!content) return <p class="faint">It cannot be shown before it is published.</p>;
  if ('json' in content) return <pre tabIndex={0}>{JSON.stringify(content.json, null, 2)}</pre>;
  return (
    <>
      <p class="bad">Unreadable: {content.unreadable}</p>
      {'hex' in content && <pre tabIndex={0}>{content.hex}</pre>}
    </>
  );
}

export function Headers({ headers }: { headers: Record<string, string | { base64: string }> }) {
  return (
    <div class="scroll" tabIndex={0}>
      <table>
        <tbody>
          {Object.entries(headers).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="mono">{typeof value === 'string' ? value : `base64 ${value.base64}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
