import { setTimeout as sleep } from 'node:timers/promises';
import { playOrder } from './play-order.js';
import type { People } from './people.js';
import type { PlannedOrder } from './plan.js';
import { Tally } from './tally.js';

const PROGRESS_EVERY_MS = 2_000;

/** Places each order of the day at its time, whatever happens to the others. */
export async function playDay(
  people: People,
  day: readonly PlannedOrder[],
  tell: (progress: string) => void = console.log,
): Promise<Tally> {
  const tally = new Tally(day.length);
  const progress = setInterval(() => tell(tally.line()), PROGRESS_EVERY_MS);
  const began = performance.now();
  try {
    await Promise.all(
      day.map(async (planned) => {
        await sleep(Math.max(0, began + planned.at - performance.now()));
        await tally.count(playOrder(people, planned));
      }),
    );
  } finally {
    clearInterval(progress);
  }
  tell(tally.line());
  return tally;
}
