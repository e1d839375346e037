import { useEffect, useRef, useState } from 'preact/hooks';
import { whoActs } from '../actor.js';
import { askLines } from '../ask.js';

interface Lines<T> {
  lines: readonly T[];
  isRunning: boolean;
  /** Whether the latest request changes nothing. */
  isRehearsal: boolean;
  /** Does it in the name of the acting person, to its end. Leaving the page ends it. */
  run: (path: string, body?: object) => Promise<void>;
}

/** Long work that reports its progress line by line. */
export function useLines<T>(): Lines<T> {
  const [lines, setLines] = useState<readonly T[]>([]);
  const [isRehearsal, setRehearsal] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const run = async (path: string, body: { dryRun?: boolean } = {}): Promise<void> => {
    const by = await whoActs();
    setLines([]);
    setRehearsal(body.dryRun === true);
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
  return { lines, isRunning, isRehearsal, run };
}
