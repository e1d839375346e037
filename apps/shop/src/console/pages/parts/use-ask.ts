import { useEffect, useState } from 'preact/hooks';
import { ask } from '../ask.js';

export interface Asked<T> {
  answer: T | undefined;
  error: unknown;
  /** Asks the same again. What was answered before stays until then. */
  again: () => void;
}

/** The answer to a question of the page, asked again when the path changes, and every so often if that is wanted. */
export function useAsk<T>(path: string, everyMs?: number): Asked<T> {
  const [state, setState] = useState<{ answer?: T; error?: unknown }>({});
  const [count, setCount] = useState(0);
  useEffect(() => {
    let current = true;
    ask<T>(path).then(
      (answer) => current && setState({ answer }),
      (error: unknown) => current && setState(({ answer }) => ({ ...(answer && { answer }), error })),
    );
    return () => {
      current = false;
    };
  }, [path, count]);
  useEffect(() => {
    if (everyMs === undefined) return undefined;
    const timer = setInterval(() => document.hidden || setCount((number) => number + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return { answer: state.answer, error: state.error, again: () => setCount((number) => number + 1) };
}
