import { useRef, useState } from 'preact/hooks';
import type { Sight } from '../../live-feed.js';
import { ask } from '../ask.js';
import { useRepeatedly } from './use-repeatedly.js';

const EVERY_MS = 1_000;

interface Asked<T> {
  answer: T | undefined;
  error: unknown;
}

/** The answer to a question of the page, asked every second. A failure leaves what was answered before. */
export function useAsk<T>(path: string): Asked<T> {
  const [answer, setAnswer] = useState<T>();
  const look = async (signal: AbortSignal): Promise<void> => {
    const next = await ask<T>(path, undefined, signal);
    if (!signal.aborted) setAnswer(next);
  };
  return { answer, error: useRepeatedly(look, { pauseMs: EVERY_MS, path }) };
}

interface Live<T> {
  seen?: T;
  /** When it was looked at, by the clock of the console. */
  at: number;
}

/** The state of something, as soon as it changes. A failure leaves what was seen before. */
export function useLive<T>(path: string): Live<T> & { error: unknown } {
  const [live, setLive] = useState<Live<T>>({ at: 0 });
  const version = useRef('');
  const look = async (signal: AbortSignal): Promise<void> => {
    const sight = await ask<Sight<T>>(`/live/${path}?after=${version.current}`, undefined, signal);
    version.current = sight.version;
    if (sight.problem !== undefined) throw new Error(sight.problem);
    if (!signal.aborted) setLive((before) => ({ ...before, ...sight }));
  };
  return { ...live, error: useRepeatedly(look, { pauseMs: 0, path }) };
}
