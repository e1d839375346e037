import { Command } from 'commander';
import { byOption, reasonOption } from '../operations/decision.js';
import { toRate } from '../operations/rate.js';
import { segment } from '../operations/segment.js';
import { TriagedKey } from './answers.js';
import { describeKey } from './describe-key.js';
import { chosenBy, withFilter, type FilterOptions } from './filter.js';
import { clientOf, groupOption } from './group.js';
import { followMany, type Words } from './follow-many.js';

interface RedriveOptions extends FilterOptions {
  group: string;
  all: boolean;
  dryRun: boolean;
  force: boolean;
  rate?: number;
  by: string;
  reason?: string;
  json: boolean;
}

const WORDS: Words = { name: 'redrive', done: 'Redriven:', rehearsed: 'Would redrive' };

export const redrive = withFilter(
  new Command('redrive').description(
    'Hands dead letters to their handler again: one, a key, all that match, or all. The later events of their keys follow',
  ),
)
  .argument('[event]', 'the id of one event, the first of its key')
  .addOption(groupOption().makeOptionMandatory())
  .option('--all', 'all dead letters of the group', false)
  .option('--rate <events>', 'at most so many events a second', toRate)
  .option('--force', 'include events that were redriven too often, or are stuck in a retry tier', false)
  .option('--dry-run', 'show what would be done, and do nothing', false)
  .addOption(byOption())
  .addOption(reasonOption())
  .option('--json', 'as JSON: for many, a line for each key', false)
  .action(async (eventId: string | undefined, options: RedriveOptions) => {
    const { group, all, dryRun, force, rate, by, reason, json, ...filterOptions } = options;
    const filter = chosenBy(filterOptions, { eventId, all, toDo: WORDS.name });
    const order: Order = { group, json, decision: { by, reason, dryRun, force } };
    await (eventId === undefined
      ? redriveMany(order, { filter, all, eventsPerSecond: rate })
      : redriveOne(order, eventId));
  });

interface Order {
  group: string;
  json: boolean;
  decision: { by: string; reason: string | undefined; dryRun: boolean; force: boolean };
}

async function redriveOne({ group, json, decision }: Order, eventId: string): Promise<void> {
  const path = `/dead-letters/${segment(group)}/${segment(eventId)}/redrive`;
  const key = await clientOf(group).send('POST', path, TriagedKey, decision);
  if (json) console.log(JSON.stringify(key, null, 2));
  else console.log(describeKey(decision.dryRun ? WORDS.rehearsed : WORDS.done, key));
}

async function redriveMany({ group, json, decision }: Order, which: object): Promise<void> {
  const path = `/dead-letters/${segment(group)}/redrive`;
  const lines = clientOf(group).lines(path, { ...decision, ...which });
  await followMany(lines, WORDS, { dryRun: decision.dryRun, json });
}
