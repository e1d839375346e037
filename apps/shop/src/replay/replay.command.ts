import { Command, InvalidArgumentError } from 'commander';
import { clientOf } from '../dlq/group.js';
import { toRate } from '../operations/rate.js';
import { UsageError } from '../failure.js';
import { byOption, reasonOption } from '../operations/decision.js';
import { segment } from '../operations/segment.js';
import { toBound, type Bound } from './bound.js';
import { followReplay } from './follow-replay.js';

interface ReplayOptions {
  topic: string;
  from: Bound;
  to: Bound;
  partition?: number;
  key?: string;
  rate?: number;
  force: boolean;
  dryRun: boolean;
  wait: boolean;
  by: string;
  reason?: string;
  json: boolean;
}

export const replay = new Command('replay')
  .argument('<group>', 'the consumer group, which must be one of reactions, such as shipment')
  .requiredOption('--topic <name>', 'the topic, such as order-placed')
  .requiredOption('--from <bound>', 'written since then: 2026-07-01T12:00:00Z, 2h, or offset @42', toBound)
  .requiredOption(
    '--to <bound>',
    'written before then: a time, 0s for now, or the first offset left out',
    toBound,
  )
  .option('--partition <number>', 'only of that partition; offsets need one', toPartition)
  .option('--key <key>', 'only with that key')
  .option('--rate <events>', 'at most so many events a second', toRate)
  .option('--force', 'include handled events, if the handler is declared replayable', false)
  .option('--dry-run', 'show what would be done, and do nothing', false)
  .option('--wait', 'wait until no event of the range is in a retry tier; fail if one is dead', false)
  .addOption(byOption())
  .addOption(reasonOption())
  .option('--json', 'as JSON, line by line', false)
  .action(async (group: string, { rate, json, ...options }: ReplayOptions) => {
    const { from, to, partition, dryRun, wait } = options;
    if (partition === undefined && ('offset' in from || 'offset' in to)) {
      throw new UsageError('Offsets belong to a partition: name it with --partition');
    }
    const order = { ...options, eventsPerSecond: rate };
    const lines = clientOf(group).lines(`/replays/${segment(group)}`, order);
    await followReplay(lines, { dryRun, wait, json });
  });

function toPartition(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be the number of a partition.');
}
