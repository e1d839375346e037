import { useState } from 'preact/hooks';

/** The command that shows or does the same. */
export function AsCommand({ line }: { line: string }) {
  const [copied, setCopied] = useState('');
  const text = `npm run shop -- ${line}`;
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => setCopied(text));
  return (
    <div class="as-command">
      <span class="faint">as a command</span>
      <code>{text}</code>
      <button type="button" onClick={copy}>
        {copied === text ? 'copied' : 'copy'}
      </button>
    </div>
  );
}
