import { Command } from 'commander';
import { byOption, reasonOption } from '../operations/decision.js';
import { toRate } from '../operations/rate.js';
import { segment } from '../operations/segment.js';
import { TriagedKey } from './answers.js';
import { describeKey } from './describe-key.js';
import { chosenBy, withFilter, type FilterOptions } from './filter.js';
import { followMany, type Words } from './follow-many.js';
import { clientOf, groupOption } from './group.js';

interface DiscardOptions extends FilterOptions {
  group: string;
  all: boolean;
  rate?: number;
  by: string;
  reason: string;
  dryRun: boolean;
  json: boolean;
}

const WORDS: Words = { name: 'discard', done: 'Discarded:', rehearsed: 'Would discard' };

export const discard = withFilter(
  new Command('discard').description(
    'Gives up dead letters: one, a key, all that match, or all. They never have an effect, and the later events of their keys are handled',
  ),
)
  .argument('[event]', 'the id of one event, the first of its key')
  .addOption(groupOption().makeOptionMandatory())
  .option('--all', 'all dead letters of the group that wait for no other', false)
  .option('--rate <events>', 'at most so many events a second', toRate)
  .addOption(reasonOption().makeOptionMandatory())
  .addOption(byOption())
  .option('--dry-run', 'show what would be done, and do nothing', false)
  .option('--json', 'as JSON: for many, a line for each key', false)
  .action(async (eventId: string | undefined, options: DiscardOptions) => {
    const { group, all, rate, by, reason, dryRun, json, ...filterOptions } = options;
    const filter = chosenBy(filterOptions, { eventId, all, toDo: WORDS.name });
    const decision = { by, reason, dryRun };
    const path = `/dead-letters/${segment(group)}`;
    if (eventId === undefined) {
      const lines = clientOf(group).lines(`${path}/discard`, {
        ...decision,
        filter,
        all,
        eventsPerSecond: rate,
      });
      return followMany(lines, WORDS, { dryRun, json });
    }
    const key = await clientOf(group).send(
      'POST',
      `${path}/${segment(eventId)}/discard`,
      TriagedKey,
      decision,
    );
    console.log(
      json ? JSON.stringify(key, null, 2) : describeKey(dryRun ? WORDS.rehearsed : WORDS.done, key),
    );
  });
