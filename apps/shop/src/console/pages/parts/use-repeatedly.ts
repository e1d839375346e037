import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

/** Whether the page shows what is so now. */
export type Liveness = 'live' | 'stale' | 'hidden' | 'idle';
export const liveness = signal<Liveness>('idle');

const AGAIN_AFTER_MS = 1_000;

/**
 * Looks again and again while somebody can see the page, from the beginning whenever the path changes.
 * Returns why the latest look failed.
 */
export function useRepeatedly(
  look: (signal: AbortSignal) => Promise<unknown>,
  { pauseMs, path }: { pauseMs: number; path: string },
): unknown {
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const leaving = new AbortController();
    const run = async (): Promise<void> => {
      const failed = document.hidden
        ? undefined
        : await look(leaving.signal).then(() => undefined, orUnknown);
      if (leaving.signal.aborted) return;
      setError(failed);
      liveness.value = document.hidden ? 'hidden' : failed === undefined ? 'live' : 'stale';
      setTimeout(() => void run(), liveness.value === 'live' ? pauseMs : AGAIN_AFTER_MS);
    };
    void run();
    return () => {
      leaving.abort();
      liveness.value = 'idle';
    };
  }, [path]);
  return error;
}

function orUnknown(error: unknown): unknown {
  return error ?? 'unknown';
}
