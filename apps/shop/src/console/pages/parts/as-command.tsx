import { useState } from 'preact/hooks';
import { css } from '../css.js';

css`
  .as-command {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    margin: 0.8rem 0;
    flex-wrap: wrap;
  }
  .as-command code {
    background: var(--panel);
    border: 1px solid var(--line);
    border-radius: 6px;
    padding: 0.2rem 0.5rem;
    overflow-wrap: anywhere;
  }
`;

/** The command that shows or does the same. */
export function AsCommand({ line }: { line: string }) {
  const [copied, setCopied] = useState(false);
  const text = `npm run shop -- ${line}`;
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <div class="as-command">
      <span class="faint">as a command</span>
      <code>{text}</code>
      <button type="button" onClick={copy}>
        {copied ? 'copied' : 'copy'}
      </button>
    </div>
  );
}
