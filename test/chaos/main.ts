import { shopServices } from '@shop/testing';
import { byTheMinute } from './by-the-minute.js';
import { runShop } from './commands.js';
import { Customers, ordersOf } from './customers.js';
import { Journal } from './journal.js';
import { oneByOne } from './one-by-one.js';
import type { Settings } from './settings.js';
import { ChaoticShop } from './shop.js';

/** The time for events that are on their way when the customers have gone. */
const REST = '120s';
const LONGEST_S = 6 * 3_600;

/** The shop at work while everything around it fails; at the end its books must balance. */
async function chaos(settings: Settings): Promise<void> {
  const journal = new Journal((line) => settings.json || console.log(line));
  const since = new Date().toISOString();
  const shop = await ChaoticShop.prepare(journal);
  try {
    await shop.open();
    await audited(journal, 'seed', shop, ['seed']);
    const customers = await underFaults(shop, journal, settings);
    await audited(journal, 'audit', shop, ['audit', '--strict', '--since', since, '--wait', REST]);
    report(journal, customers, settings);
  } finally {
    await shop.close();
  }
}

async function underFaults(shop: ChaoticShop, journal: Journal, settings: Settings): Promise<Customers> {
  const customers = new Customers(shop, journal, ordersOf(settings.seed, settings.rate, LONGEST_S));
  await customers.prepare();
  journal.say(`${shopServices.join(', ')} are ready, customers come`);
  const ordering = customers.order();
  await (settings.times === undefined ? byTheMinute(shop, settings) : oneByOne(shop, customers, settings));
  customers.end();
  await ordering;
  journal.say('the last customer has come');
  await customers.untilServed();
  await shop.untilReady();
  return customers;
}

async function audited(journal: Journal, what: string, shop: ChaoticShop, args: string[]): Promise<void> {
  const code = await runShop(args, shop.addresses(), (line) => journal.say(`${what}: ${line}`));
  if (code !== 0) journal.complain(`${what} failed (${code})`);
}

function report({ entries, problems, print }: Journal, customers: Customers, settings: Settings): void {
  const { begun, outcomes } = customers;
  print(`\n${begun} orders: ${JSON.stringify(outcomes)}`);
  print(problems.length === 0 ? 'Nothing is off.' : `${problems.length} problems:\n${problems.join('\n')}`);
  const everything = { settings, begun, outcomes, problems, entries };
  if (settings.json) console.log(JSON.stringify(everything, undefined, 2));
  if (problems.length > 0) process.exitCode = 1;
}

try {
  // tools/chaos.mjs has read the command line.
  await chaos(JSON.parse(process.argv[2] ?? '') as Settings);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
