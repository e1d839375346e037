import type { FactContent } from '../../../trace/fact-content.js';
import { Facts } from './table.js';

type Text = string | { base64: string };

interface Props {
  content: FactContent | { unreadable: string; hex: string } | null;
  headers: Record<string, Text>;
}

/** An event as it lies in its topic. As text: any markup in it stays inert. */
export function Message({ content, headers }: Props) {
  const text = (value: Text): string => (typeof value === 'string' ? value : `base64 ${value.base64}`);
  return (
    <section aria-label="Message">
      <h2>What it says</h2>
      <Content content={content} />
      <h2>Headers</h2>
      <Facts of={Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, text(value)]))} />
    </section>
  );
}

function Content({ content }: Pick<Props, 'content'>) {
  if (!content) return <p class="text-light">It cannot be shown before it is published.</p>;
  if ('json' in content) return <pre tabIndex={0}>{JSON.stringify(content.json, null, 2)}</pre>;
  return (
    <>
      <p class="bad">Unreadable: {content.unreadable}</p>
      {'hex' in content && <pre tabIndex={0}>{content.hex}</pre>}
    </>
  );
}
