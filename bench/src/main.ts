import { Client } from 'pg';
import { stackAddresses } from '@shop/testing';
import { DishonestRunError } from './honesty/dishonest-run.js';
import { print } from './report/print.js';
import { keep } from './report/results.js';
import { surroundings } from './report/surroundings.js';
import type { Settings } from './scenario.js';
import { scenarios } from './scenarios.js';

/** The result of tools/bench/arguments.mjs, which reads the command line. */
interface Wanted {
  names: string[];
  settings: Settings;
}

async function bench({ names, settings }: Wanted): Promise<void> {
  const where = await describeSurroundings();
  for (const name of names) {
    const outcome = await scenarios[name]?.(settings);
    if (!outcome) continue;
    print(name, outcome);
    // The figures of tiny loads mean nothing, so they are not kept.
    if (settings.quick) continue;
    console.log(`  kept in ${keep(name, outcome, where)}`);
    for (const problem of outcome.problems ?? []) console.error(`  ${problem}`);
    if (outcome.problems?.length) process.exitCode = 1;
  }
}

async function describeSurroundings() {
  const client = new Client({ connectionString: stackAddresses().postgresAdminUrl });
  await client.connect();
  try {
    return await surroundings(client);
  } finally {
    await client.end();
  }
}

try {
  await bench(JSON.parse(process.argv[2] ?? '') as Wanted);
} catch (error) {
  console.error(error instanceof DishonestRunError ? error.message : error);
  process.exitCode = 1;
}
