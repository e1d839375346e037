import { Command } from 'commander';
import { readConfig } from '../config.js';
import { assertSameEnvironment } from '../environment/same-environment.js';
import { accessRules, servicePrincipals } from './access-rules.js';
import { applyAccess as apply } from './apply-access.js';
import { showPlan } from './show-plan.js';
import { withAccessAdmin } from './with-access-admin.js';

export const applyAccess = new Command('apply')
  .description('Gives each service the rights in Kafka that the catalogue says, and removes all others')
  .option('--json', 'as JSON', false)
  .action(async ({ json }: { json: boolean }) => {
    const config = readConfig();
    const { kafka } = config;
    await assertSameEnvironment(config);
    const changes = await withAccessAdmin(kafka, (admin) =>
      apply(admin, accessRules(kafka.prefix), servicePrincipals(kafka.prefix)),
    );
    console.log(json ? JSON.stringify(changes, null, 2) : showPlan(changes));
  });
