import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Polls until `condition` holds; false when the time is up first.
 * @param {() => boolean | Promise<boolean>} condition
 * @param {{ timeout: number, every?: number, signal?: AbortSignal | undefined }} options milliseconds
 */
export async function waitUntil(condition, { timeout, every = 50, signal }) {
  const deadline = performance.now() + timeout;
  while (!(await condition())) {
    signal?.throwIfAborted();
    if (performance.now() > deadline) return false;
    await sleep(every);
  }
  return true;
}
