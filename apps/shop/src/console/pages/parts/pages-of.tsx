import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../ask.js';
import { ProblemNotice } from './problem.js';
import { useAsk } from './use-ask.js';
import { useAttempt } from './use-attempt.js';

const EVERY_MS = 1_000;

interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

interface Props<Item> {
  /** It ends in a query. */
  path: string;
  children: (items: Item[]) => ComponentChildren;
}

/**
 * A list of any length, the latest first. Its first page shows what comes and goes; older pages are asked for
 * one by one, and stay as they were.
 */
export function PagesOf<Item>({ path, children }: Props<Item>) {
  const { answer, error } = useAsk<Page<Item>>(path, EVERY_MS);
  const [older, setOlder] = useState<Page<Item>[]>([]);
  const { error: problem, attempt } = useAttempt();
  useEffect(() => setOlder([]), [path]);
  const pages = answer ? [answer, ...older] : [];
  const cursor = pages.at(-1)?.nextCursor;
  const more = async (): Promise<void> => {
    const page = await ask<Page<Item>>(`${path}&cursor=${encodeURIComponent(cursor ?? '')}`);
    setOlder([...older, page]);
  };
  const items = pages.flatMap((page) => page.items);
  return (
    <>
      <ProblemNotice error={error ?? problem} />
      {answer && items.length === 0 && <p class="empty">There are none.</p>}
      {items.length > 0 && children(items)}
      {cursor !== undefined && (
        <button type="button" onClick={() => attempt(more)}>
          Older ones
        </button>
      )}
    </>
  );
}
