import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './doing.js';
import { ProblemNotice } from './problem.js';

interface Props {
  title: string;
  /** The id of what it shows. */
  id?: string;
  /** To the right of the title. */
  aside?: ComponentChildren;
  /** The command that shows or does the same. */
  command?: string;
  /** Why it could not be shown as it is now. */
  error?: unknown;
  children: ComponentChildren;
}

export function Page({ title, id, aside, command, error, children }: Props) {
  return (
    <>
      <div class="hstack justify-between">
        <h1>
          {title} {id !== undefined && <code>{id}</code>}
        </h1>
        {aside}
      </div>
      {command !== undefined && <AsCommand line={command} />}
      <ProblemNotice error={error} />
      {children}
    </>
  );
}

function AsCommand({ line }: { line: string }) {
  const [copied, setCopied] = useState('');
  const text = `npm run shop -- ${line}`;
  const copy = (): Promise<void> => navigator.clipboard.writeText(text).then(() => setCopied(text));
  return (
    <div class="hstack">
      <span class="text-light">as a command</span>
      <code>{text}</code>
      <Button class="outline small" does={copy}>
        {copied === text ? 'copied' : 'copy'}
      </Button>
    </div>
  );
}
