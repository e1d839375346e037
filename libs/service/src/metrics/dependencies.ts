import { setTimeout as pause } from 'node:timers/promises';
import type { Sample } from '@shop/telemetry';
import { serviceGauges } from './service-gauges.js';

/** By name: resolves when it answers. */
export type Dependencies = Readonly<Record<string, () => Promise<unknown>>>;

const ANSWER_WITHIN_MS = 1_500;

/** Asks all of them at once. A dependency that does not answer in time is down. */
export async function readDependencies(dependencies: Dependencies): Promise<Sample[]> {
  return Promise.all(
    Object.entries(dependencies).map(async ([dependency, ask]) => {
      const up = await Promise.race([answers(ask), tooLate()]);
      return serviceGauges.dependencyUp.sample({ dependency }, up ? 1 : 0);
    }),
  );
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch {
    return false;
  }
}

async function tooLate(): Promise<false> {
  return pause(ANSWER_WITHIN_MS, false, { ref: false });
}
