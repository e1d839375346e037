import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@shop/testing';
import { kinds } from '../chaos/faults/fault.js';
import type { Settings } from '../chaos/settings.js';
import { bringBackServers, clearDatabases } from './support/clean-slate.js';
import { ShopDatabases } from './support/shop-databases.js';

const run = promisify(execFile);
const WITHIN_MS = 300_000;
const PROGRAM = join(projectRoot, 'dist/test/chaos/main.js');

interface Report {
  begun: number;
  problems: string[];
  entries: { second: number; words: string }[];
}

describe('Half a minute of chaos', () => {
  it(
    'ends with every order at its end, and books that balance',
    async () => {
      await bringBackServers();
      await emptyHands();
      const settings: Settings = { seed: 3, minutes: 0.5, rate: 4, only: kinds, json: true };
      const { stdout } = await run(process.execPath, [PROGRAM, JSON.stringify(settings)]);
      const { begun, problems, entries } = JSON.parse(stdout) as Report;
      expect(problems).toEqual([]);
      expect(begun).toBeGreaterThan(60);
      expect(entries.map(({ words }) => words).join('\n')).toMatch(/: 0 differences, 0 open/);
    },
    WITHIN_MS,
  );
});

/** Leftovers of other stories would count. */
async function emptyHands(): Promise<void> {
  const databases = new ShopDatabases();
  await databases.open();
  await clearDatabases(databases);
  await databases.close();
}
