import { Command } from 'commander';
import { readConfig } from '../config.js';
import { DRIFT } from '../failure.js';
import { accessRules, servicePrincipals } from './access-rules.js';
import { planAccess as plan } from './plan-access.js';
import { showPlan } from './show-plan.js';
import { withAccessAdmin } from './with-access-admin.js';

export const planAccess = new Command('plan')
  .description(`Shows the changes that apply would make, and makes none; exit code ${DRIFT} if there are any`)
  .option('--json', 'as JSON', false)
  .action(async ({ json }: { json: boolean }) => {
    const { kafka } = readConfig();
    const existing = await withAccessAdmin(kafka, (admin) => admin.list());
    const changes = plan(accessRules(kafka.prefix), existing, servicePrincipals(kafka.prefix));
    console.log(json ? JSON.stringify(changes, null, 2) : showPlan(changes));
    if (changes.missing.length + changes.surplus.length > 0) process.exitCode = DRIFT;
  });
