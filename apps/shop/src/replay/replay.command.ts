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
  .argument('<group>', 'the consumer group, one that reacts, such as shipment')
  .requiredOption('--topic <name>', 'the topic, such as order-placed')
  .requiredOption('--from <bound>', 'written since then: 2026-07-01T12:00:00Z, 2h, or offset @42', toBound)
  .requiredOption(
    '--to <bound>',
    'written before then: a time, 0s for now, or the first offset left out',
    toBound,
  )
  .option('--partition <number>', 'only of that partition; offsets need one', toPartition)
  .option('--key <key>', 'only with that key')
  .option('--rate <events>', 'the most events in a second', toRate)
  .option('--force', 'also what was handled, if the handler is declared replayable', false)
  .option('--dry-run', 'say what would be done, and do nothing', false)
  .option('--wait', 'until none of the range waits in the retry tiers; fail if any is dead', false)
  .addOption(byOption())
  .addOption(reasonOption())
  .option('--json', 'as JSON, line by line', false)
  .action(async (group: string, { rate, json, ...options }: ReplayOptions) => {
    const { from, to, partition, dryRun, wait } = options;
    if (partition === undefined && ('offset' in from || 'offset' in to)) {
      throw new UsageError('Offsets are those of a partition: say which by --partition');
    }
    const order = { ...options, eventsPerSecond: rate };
    const lines = clientOf(group).lines(`/replays/${segment(group)}`, order);
    await followReplay(lines, { dryRun, wait, json });
  });

function toPartition(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is no number of a partition.');
}
