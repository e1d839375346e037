import { useEffect, useState } from 'preact/hooks';

const TICK_MS = 500;

/** The time by the clock of the server, which goes on between two of its reports: for countdowns. */
export function useNow(at: number): number {
  const [told, setTold] = useState({ at: 0, here: 0 });
  const [, tick] = useState(0);
  if (at !== told.at) setTold({ at, here: Date.now() });
  useEffect(() => {
    const timer = setInterval(() => document.hidden || tick((count) => count + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return told.at === 0 ? Date.now() : told.at + Date.now() - told.here;
}
