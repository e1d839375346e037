import { Command } from 'commander';
import { byOption, reasonOption } from '../operations/decision.js';
import { TriagedKey } from './answers.js';
import { describeKey } from './describe-key.js';
import { clientOf, groupOption } from './group.js';

interface DiscardOptions {
  group: string;
  by: string;
  reason: string;
  dryRun: boolean;
  json: boolean;
}

export const discard = new Command('discard')
  .description('Gives a dead letter up: it never has its effect, and the later events of its key are handled')
  .argument('<event>', 'the id of the event, the first of its key')
  .addOption(groupOption().makeOptionMandatory())
  .addOption(reasonOption().makeOptionMandatory())
  .addOption(byOption())
  .option('--dry-run', 'say what would be done, and do nothing', false)
  .option('--json', 'as JSON', false)
  .action(async (eventId: string, { group, json, ...decision }: DiscardOptions) => {
    const path = `/dead-letters/${encodeURIComponent(group)}/${encodeURIComponent(eventId)}/discard`;
    const key = await clientOf(group).send('POST', path, TriagedKey, decision);
    if (json) console.log(JSON.stringify(key, null, 2));
    else console.log(describeKey(decision.dryRun ? 'Would discard' : 'Discarded:', key));
  });
