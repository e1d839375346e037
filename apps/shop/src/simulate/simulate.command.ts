import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { withAuditOptions, type AuditOptions } from '../audit/audit-options.js';
import { assertBalance, auditBooks } from '../audit/audit.js';
import { parseDuration } from '../audit/duration.js';
import { describeAudit } from '../audit/report.js';
import { readConfig } from '../config.js';
import { causesOf, CommandFailedError } from '../failure.js';
import { products } from '../seed/products.js';
import { parseCount, parseShare } from '../arguments.js';
import { People } from './people.js';
import { planDay, SCARCE_SKU } from './plan.js';
import { playDay } from './play-day.js';

interface SimulateOptions extends AuditOptions {
  orders: number;
  rate: number;
  seed: number;
  duration?: number;
  cancel: number;
  return: number;
  reject: number;
  unpaid: number;
}

const command = new Command('simulate')
  .option('--orders <count>', 'how many in all', parseCount, 200)
  .option('--rate <count>', 'orders a second', parseCount, 20)
  .option('--seed <number>', 'the same seed gives the same day', parseCount, 1)
  .option('--duration <duration>', 'how long orders are placed, like 60s, instead of how many', parseDuration)
  .option('--cancel <share>', 'orders cancelled before they are sent', parseShare, 0.1)
  .option('--return <share>', 'orders cancelled while they are sent', parseShare, 0.05)
  .option('--reject <share>', 'orders for more than the stock', parseShare, 0.05)
  .option('--unpaid <share>', 'orders that are delivered and not paid', parseShare, 0.05);

export const simulate = withAuditOptions(command).action(async (options: SimulateOptions) => {
  const config = readConfig();
  const day = planDay(dayOf(options));
  const people = new People(config, `simulate-${randomUUID()}`);
  await people.offerScarce(SCARCE_SKU);
  const { json } = options;
  const tally = await playDay(people, day, json ? console.error : console.log);
  const failures = tally.failures.map((failure) => causesOf(failure)[0] ?? '');
  if (!json) for (const failure of failures) console.log(failure);
  const report = await auditBooks(options);
  const outcomes = tally.outcomes();
  console.log(json ? JSON.stringify({ outcomes, failures, audit: report }, null, 2) : describeAudit(report));
  assertBalance(report, options);
  if (failures.length > 0) throw new CommandFailedError(`${failures.length} orders did not reach their end`);
});

function dayOf({ rate, seed, duration, ...options }: SimulateOptions) {
  const { cancel, return: back, reject, unpaid } = options;
  return {
    orders: duration === undefined ? options.orders : Math.ceil((rate * duration) / 1_000),
    rate,
    seed,
    shares: { cancel, return: back, reject, unpaid },
    skus: products.map(({ sku }) => sku),
    scarceSku: SCARCE_SKU,
  };
}
