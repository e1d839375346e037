import { setTimeout as sleep } from 'node:timers/promises';
import { Backoff } from '@shop/messaging';

const MAX_ATTEMPTS = 3;

/**
 * Runs `work`, and while its failure may pass runs it again after a growing pause: three times in all.
 *
 * @throws the last failure
 */
export async function retryInPlace<T>(
  work: () => Promise<T>,
  mayPass: (error: unknown) => boolean,
): Promise<T> {
  const pause = new Backoff(50, 500);
  for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    await sleep(pause.next());
  }
  return work();
}
