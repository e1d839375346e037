import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 1_000;

/**
 * Looks until it finds nothing, or until time is up. Then it returns only what two looks in a row have found:
 * each look reads the databases one after the other, while the shop may be at work.
 */
export async function settle(
  look: () => Promise<string[]>,
  waitMs: number,
  pauseMs = PAUSE_MS,
): Promise<string[]> {
  const deadline = performance.now() + waitMs;
  let found = await look();
  while (found.length > 0) {
    await sleep(pauseMs);
    const again = await look();
    const lasting = again.filter((difference) => found.includes(difference));
    if (again.length === 0 || performance.now() >= deadline) return atRest(again, lasting);
    found = again;
  }
  return [];
}

function atRest(latest: string[], lasting: string[]): string[] {
  if (latest.length === lasting.length) return lasting;
  return [
    ...lasting,
    `the shop is still at work: ${latest.length - lasting.length} more differences appeared or changed`,
  ];
}
