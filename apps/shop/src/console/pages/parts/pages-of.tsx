import { useEffect, useState } from 'preact/hooks';
import { ask } from '../ask.js';
import { Button } from './doing.js';
import { ProblemNotice } from './problem.js';
import { List, type ListProps } from './table.js';
import { useAsk } from './use-ask.js';

interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

interface Props<Item> extends Omit<ListProps<Item>, 'items'> {
  /** It ends in a query. */
  path: string;
  /** The sentence for an empty list. */
  empty: string;
}

/**
 * A list of any length, the latest first. Its first page shows what comes and goes; older pages are asked for
 * one by one, and stay as they were.
 */
export function PagesOf<Item>({ path, empty, ...list }: Props<Item>) {
  const { answer, error } = useAsk<Page<Item>>(path);
  const [older, setOlder] = useState<Page<Item>[]>([]);
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
      <ProblemNotice error={error} />
      {answer && items.length === 0 && <p class="empty text-light">{empty}</p>}
      {items.length > 0 && <List {...list} items={items} />}
      {cursor !== undefined && <Button does={more}>Older ones</Button>}
    </>
  );
}
