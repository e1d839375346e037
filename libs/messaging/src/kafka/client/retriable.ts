import { setTimeout as sleep } from 'node:timers/promises';
import { Backoff } from '../../backoff.js';

const ATTEMPTS = 6;

/**
 * Repeats a request while the broker calls its error temporary, as while a topic or a coordinator gets its
 * leader: kafkajs does not repeat some requests.
 */
export async function retriable<T>(work: () => Promise<T>): Promise<T> {
  const backoff = new Backoff(100, 2_000);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const mayPass = (error as { retriable?: unknown } | null)?.retriable === true;
      if (!mayPass || attempt === ATTEMPTS) throw error;
    }
    await sleep(backoff.next());
  }
}
