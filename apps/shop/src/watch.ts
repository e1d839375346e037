import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 1_000;
const CLEAR = '\u001b[H\u001b[2J';

export interface View<T> {
  look: () => Promise<T>;
  show: (seen: T) => string;
  /** Whether nothing more will come after this. */
  isLast: (seen: T) => boolean;
}

/**
 * Looks repeatedly, until the last look or Ctrl-C, and returns the last result. On a terminal each result
 * replaces the previous one; anywhere else it is printed only when it differs.
 */
export async function watch<T>({ look, show, isLast }: View<T>): Promise<T> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let shown = '';
  for (;;) {
    const seen = await look();
    const text = show(seen);
    if (process.stdout.isTTY) console.log(`${CLEAR}${text}`);
    else if (text !== shown) console.log(text);
    shown = text;
    if (isLast(seen) || stopping.signal.aborted) return seen;
    await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (stopping.signal.aborted) return seen;
  }
}
