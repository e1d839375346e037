import { Client } from 'pg';
import { stackAddresses } from '@shop/testing';
import { readArguments, UsageError } from './arguments.js';
import { catchUpScenario } from './consumer/catch-up.scenario.js';
import { consumerScenario, projectorScenario } from './consumer/consumer.scenario.js';
import { DishonestRunError } from './honesty/dishonest-run.js';
import { httpScenario } from './http/http.scenario.js';
import { relayScenario } from './relay/relay.scenario.js';
import { idleScenario, startScenario } from './idle/idle.scenario.js';
import { latencyScenario } from './latency/latency.scenario.js';
import { orderScenario } from './order/order.scenario.js';
import { profileScenario } from './profile/profile.scenario.js';
import { print } from './report/print.js';
import { keep } from './report/results.js';
import { surroundings } from './report/surroundings.js';
import type { Scenario } from './scenario.js';
import { soakScenario } from './soak/soak.scenario.js';

const scenarios: Record<string, Scenario> = {
  // First, as long as there is nothing to catch up with.
  start: startScenario,
  idle: idleScenario,
  relay: relayScenario,
  consumer: consumerScenario,
  projector: projectorScenario,
  http: httpScenario,
  latency: latencyScenario,
  'catch-up': catchUpScenario,
  order: orderScenario,
  soak: soakScenario,
  profile: profileScenario,
};

async function bench(args: string[]): Promise<void> {
  const { names, settings } = readArguments(args, Object.keys(scenarios));
  const where = await describeSurroundings();
  for (const name of names) {
    const outcome = await scenarios[name]?.(settings);
    if (!outcome) continue;
    print(name, outcome);
    // Loads that are too small to mean anything are not kept.
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
  await bench(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError || error instanceof DishonestRunError) console.error(error.message);
  else console.error(error);
  process.exitCode = 1;
}
