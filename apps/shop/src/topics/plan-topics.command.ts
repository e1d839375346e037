import { topicCatalogue } from '@shop/contracts';
import { topicSettings } from '@shop/messaging';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { DRIFT } from '../failure.js';
import { showTopicPlan } from './show-topic-plan.js';
import { unownedTopics } from './unowned-topics.js';
import { withTopicAdmin } from './with-topic-admin.js';

export const planTopics = new Command('plan')
  .description(`Shows the changes that apply would make, and makes none; exit code ${DRIFT} if there are any`)
  .option('--json', 'as JSON', false)
  .action(async ({ json }: { json: boolean }) => {
    const { kafka, retryTiers, environment } = readConfig();
    const wanted = topicSettings(topicCatalogue, retryTiers, environment);
    const { plans, names } = await withTopicAdmin(kafka, async (admin) => ({
      plans: await admin.plan(wanted),
      names: await admin.list(),
    }));
    const unowned = unownedTopics(names, wanted);
    if (json) console.log(JSON.stringify({ plans, unowned }, null, 2));
    else console.log(showTopicPlan(plans, unowned, new Set()));
    if (plans.some(({ action }) => action !== 'keep')) process.exitCode = DRIFT;
  });
