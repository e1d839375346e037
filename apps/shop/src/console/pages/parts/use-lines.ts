import { useEffect, useRef, useState } from 'preact/hooks';
import { whoActs } from '../actor.js';
import { askLines } from '../ask.js';
import { useAttempt } from './use-attempt.js';

export interface Lines<T> {
  lines: readonly T[];
  /** The latest request. */
  begun: object | undefined;
  isRunning: boolean;
  error: unknown;
  /** Begins it in the name of the acting person. Leaving the page ends it. */
  begin: (path: string, body: object) => void;
}

/** Long work that reports its progress line by line. */
export function useLines<T>(): Lines<T> {
  const [lines, setLines] = useState<readonly T[]>([]);
  const [begun, setBegun] = useState<object>();
  const [isRunning, setRunning] = useState(false);
  const { error, attempt } = useAttempt();
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const run = async (path: string, body: object): Promise<void> => {
    const by = await whoActs();
    setLines([]);
    setBegun(body);
    setRunning(true);
    try {
      const { signal } = leaving.current;
      for await (const line of askLines<T>(path, { body: { by, ...body }, signal })) {
        setLines((before) => [...before, line]);
      }
    } finally {
      setRunning(false);
    }
  };
  return { lines, begun, isRunning, error, begin: (path, body) => attempt(() => run(path, body)) };
}
