import { Command } from 'commander';
import { segment } from '../operations/segment.js';
import { DeadLetterDetails } from './answers.js';
import { describeDeadLetter } from './describe-dead-letter.js';
import { clientOf, groupOption } from './group.js';

export const show = new Command('show')
  .description('Shows one dead letter: its content, its headers, its error, and its history')
  .argument('<event>', 'the id of the event')
  .addOption(groupOption().makeOptionMandatory())
  .option('--json', 'as JSON', false)
  .action(async (eventId: string, { group, json }: { group: string; json: boolean }) => {
    const path = `/dead-letters/${segment(group)}/${segment(eventId)}`;
    const letter = await clientOf(group).send('GET', path, DeadLetterDetails);
    console.log(json ? JSON.stringify(letter, null, 2) : describeDeadLetter(letter));
  });
