import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 1_000;
const CLEAR = '\u001b[H\u001b[2J';

export interface View<T> {
  look: () => Promise<T>;
  show: (seen: T) => string;
  /** After what there is nothing more to come. */
  isLast: (seen: T) => boolean;
}

/**
 * Looks again and again, until the last look or Ctrl-C, and returns what it saw last. On a terminal each look
 * takes the place of the one before; anywhere else one is printed only when it differs.
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
