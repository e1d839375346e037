import { useState } from 'preact/hooks';
import { Button } from './doing.js';

/** The command that shows or does the same. */
export function AsCommand({ line }: { line: string }) {
  const [copied, setCopied] = useState('');
  const text = `npm run shop -- ${line}`;
  const copy = (): Promise<void> => navigator.clipboard.writeText(text).then(() => setCopied(text));
  return (
    <div class="as-command">
      <span class="faint">as a command</span>
      <code>{text}</code>
      <Button does={copy}>{copied === text ? 'copied' : 'copy'}</Button>
    </div>
  );
}
