import { topicCatalogue } from '@shop/contracts';
import { topicSettings, type Obstacle } from '@shop/messaging';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { assertSameEnvironment } from '../environment/same-environment.js';
import { DRIFT } from '../failure.js';
import { leftOf, showTopicPlan } from './show-topic-plan.js';
import { unownedTopics } from './unowned-topics.js';
import { withTopicAdmin } from './with-topic-admin.js';

interface ApplyOptions {
  allowRepartition: boolean;
  allowLoss: boolean;
  json: boolean;
}

export const applyTopics = new Command('apply')
  .description(
    `Creates the missing topics, and changes those that differ; exit code ${DRIFT} if a difference needs a decision`,
  )
  .option('--allow-repartition', 'add partitions: the order of a key is lost across the change', false)
  .option('--allow-loss', 'keep less than now: records are deleted for good', false)
  .option('--json', 'as JSON', false)
  .action(async ({ allowRepartition, allowLoss, json }: ApplyOptions) => {
    const allowed = new Set<Obstacle>([
      ...(allowRepartition ? (['repartition'] as const) : []),
      ...(allowLoss ? (['loss'] as const) : []),
    ]);
    const config = readConfig();
    const { kafka, retryTiers, environment } = config;
    await assertSameEnvironment(config);
    const wanted = topicSettings(topicCatalogue, retryTiers, environment);
    const { plans, names } = await withTopicAdmin(kafka, async (admin) => ({
      plans: await admin.apply(wanted, allowed),
      names: await admin.list(),
    }));
    const unowned = unownedTopics(names, wanted);
    if (json) console.log(JSON.stringify({ plans, unowned }, null, 2));
    else console.log(showTopicPlan(plans, unowned, allowed));
    if (leftOf(plans, allowed).length > 0) process.exitCode = DRIFT;
  });
