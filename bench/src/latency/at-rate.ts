import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Starts `work` so many times a second, whether or not earlier work has ended: a slow system must not slow
 * down its load. Rejects at the end with the first failure. Returns the number of starts.
 */
export async function atRate(
  perSecond: number,
  milliseconds: number,
  work: (number: number) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let number = 0;
  for (; performance.now() - began < milliseconds && failures.length === 0; number += 1) {
    const due = began + (number * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    const started: Promise<void> = work(number)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(started));
    running.add(started);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
  return number;
}
