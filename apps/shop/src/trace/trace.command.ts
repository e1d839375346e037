import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { CommandFailedError } from '../failure.js';
import { watch } from '../watch.js';
import { describeStory } from './describe-story.js';
import { isFinished } from './finished.js';
import { keysOfOrder } from './order-keys.js';
import type { Story, Storyteller } from './story.js';
import { withStoryteller } from './with-storyteller.js';

/** A fact between an outbox and a reader of the topic is invisible, for less than this time. */
const LOOK_EVERY_MS = 2_000;

export const trace = new Command('trace')
  .argument('<order>', 'the id of the order')
  .option('--follow', 'go on until the order is finished, or Ctrl-C', false)
  .option('--json', 'as JSON: with --follow a line for each change', false)
  .action(async (order: string, options: { follow: boolean; json: boolean }) => {
    const story = await withStoryteller(readConfig(), keysOfOrder(order), (teller) => tell(teller, options));
    if (story.gaps.length > 0) {
      throw new CommandFailedError('Parts of the story are missing', { cause: new Error(story.gaps[0]) });
    }
  });

async function tell(
  teller: Storyteller,
  { follow, json }: { follow: boolean; json: boolean },
): Promise<Story> {
  const show = (story: Story): string => {
    return json ? JSON.stringify(story, null, follow ? undefined : 2) : describeStory(story);
  };
  const first = await firstTold(teller);
  if (follow) return watch({ look: () => teller.tell(), show, isLast: isFinished });
  console.log(show(first));
  return first;
}

/** @throws CommandFailedError when no service knows the order */
async function firstTold(teller: Storyteller): Promise<Story> {
  let story = await teller.tell();
  if (isUnknown(story)) {
    await sleep(LOOK_EVERY_MS);
    story = await teller.tell();
  }
  if (!isUnknown(story)) return story;
  throw new CommandFailedError(`No service knows order ${story.orderId}`, {
    cause:
      story.gaps.length > 0 ? new Error(`not every service answered: ${story.gaps.join('; ')}`) : undefined,
  });
}

function isUnknown({ facts, views }: Story): boolean {
  return facts.length === 0 && views.every((of) => of.views.every(({ rows }) => rows.length === 0));
}
