import { signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { askLines } from './ask.js';
import { messageOf } from './parts/message-of.js';

/** The liveness of all streams of the page. */
export type Liveness = 'live' | 'stale' | 'hidden' | 'idle';
export const liveness = signal<Liveness>('idle');

export interface Live<T> {
  seen: T | undefined;
  /** When it was last looked at, by the clock of the console. */
  at: number;
  /** Why it cannot be seen at the moment. What was seen before stays. */
  problem: string | undefined;
}

interface Line<T> {
  at: number;
  seen?: T;
  problem?: string;
}

const MIN_PAUSE_MS = 250;
const MAX_PAUSE_MS = 5_000;

/**
 * A live view of the shop while the page is shown. It connects again by itself, and rests while nobody can
 * see it.
 */
export function useLive<T>(path: string): ReadonlySignal<Live<T>> {
  const [live] = useState(() => signal<Live<T>>({ seen: undefined, at: 0, problem: undefined }));
  useEffect(() => {
    live.value = { seen: undefined, at: 0, problem: undefined };
    return whileVisible((signal) => follow(path, live, signal));
  }, [path]);
  return live;
}

/** Begins work whenever the page becomes visible, and aborts it when it is hidden. Returns what ends both. */
function whileVisible(work: (signal: AbortSignal) => Promise<void>): () => void {
  let working: AbortController | undefined;
  const update = (): void => {
    working?.abort();
    working = undefined;
    liveness.value = document.hidden ? 'hidden' : 'stale';
    if (document.hidden) return;
    working = new AbortController();
    void work(working.signal);
  };
  document.addEventListener('visibilitychange', update);
  update();
  return () => {
    document.removeEventListener('visibilitychange', update);
    working?.abort();
    liveness.value = 'idle';
  };
}

async function follow<T>(path: string, live: { value: Live<T> }, ending: AbortSignal): Promise<void> {
  for (let pause = MIN_PAUSE_MS; !ending.aborted; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
    try {
      for await (const line of askLines<Line<T>>(`/live/${path}`, { signal: ending })) {
        pause = MIN_PAUSE_MS;
        live.value = { seen: line.seen ?? live.value.seen, at: line.at, problem: line.problem };
        liveness.value = line.problem === undefined ? 'live' : 'stale';
      }
    } catch (error) {
      if (ending.aborted) return;
      live.value = { ...live.value, problem: messageOf(error) };
    }
    if (ending.aborted) return;
    liveness.value = 'stale';
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
