import { useEffect, useState } from 'preact/hooks';
import { ask } from '../ask.js';
import { liveness } from '../live.js';

export interface Asked<T> {
  answer: T | undefined;
  error: unknown;
  /** Asks the same again. What was answered before stays until then. */
  again: () => void;
}

/**
 * The answer to a question of the page, asked again when the path changes, and every so often if that is
 * wanted.
 */
export function useAsk<T>(path: string, everyMs?: number): Asked<T> {
  const [state, setState] = useState<{ answer?: T; error?: unknown }>({});
  const [count, setCount] = useState(0);
  useEffect(() => {
    let current = true;
    const settle = (
      change: (state: { answer?: T }) => { answer?: T; error?: unknown },
      isLive: boolean,
    ): void => {
      if (!current) return;
      setState(change);
      if (everyMs !== undefined) liveness.value = isLive ? 'live' : 'stale';
    };
    ask<T>(path).then(
      (answer) => settle(() => ({ answer }), true),
      (error: unknown) =>
        settle((before) => ({ ...(before.answer && { answer: before.answer }), error }), false),
    );
    return () => {
      current = false;
    };
  }, [path, count]);
  useEffect(() => {
    if (everyMs === undefined) return undefined;
    const again = (): void => {
      if (document.hidden) liveness.value = 'hidden';
      else setCount((number) => number + 1);
    };
    const timer = setInterval(again, everyMs);
    return () => {
      clearInterval(timer);
      liveness.value = 'idle';
    };
  }, [everyMs]);
  return { answer: state.answer, error: state.error, again: () => setCount((number) => number + 1) };
}
