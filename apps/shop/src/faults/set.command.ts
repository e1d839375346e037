import { FAULT_KINDS } from '@shop/inbox';
import { Command, Option } from 'commander';
import { parseCount, parseShare } from '../arguments.js';
import { clientOf, groupOption } from '../dlq/group.js';
import { Fault } from './answers.js';
import { describeFault } from './describe-fault.js';

interface SetOptions {
  group: string;
  kind: string;
  topic?: string;
  key?: string;
  share?: number;
  times?: number;
  delayMs?: number;
  json: boolean;
}

export const set = new Command('set')
  .description('Makes handlers fail, or slow, in a service that runs with FAULTS_ENABLED=true')
  .addOption(groupOption().makeOptionMandatory())
  .addOption(new Option('--kind <kind>', 'how they fail').choices(FAULT_KINDS).makeOptionMandatory())
  .option('--topic <name>', 'only for events of this topic')
  .option('--key <text>', 'only for events of this key')
  .option('--share <percent>', 'only this share of calls, by chance, like 20%', parseShare)
  .option('--times <number>', 'only so many calls; otherwise until it is cleared', parseCount)
  .option('--delay-ms <number>', 'delay each call by so much', parseCount)
  .option('--json', 'as JSON', false)
  .action(async ({ json, ...rule }: SetOptions) => {
    const fault = await clientOf(rule.group).send('POST', '/faults', Fault, rule);
    console.log(json ? JSON.stringify(fault, null, 2) : `Set ${describeFault(fault)}`);
  });
