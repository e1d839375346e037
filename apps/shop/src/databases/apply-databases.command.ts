import { Command } from 'commander';
import { readConfig } from '../config.js';
import { table } from '../table.js';
import { applyDatabases as apply } from './apply-databases.js';
import { databases } from './databases.js';

export const applyDatabases = new Command('apply')
  .description('Creates the databases and roles of the services that are missing')
  .option('--json', 'as JSON', false)
  .action(async ({ json }: { json: boolean }) => {
    const results = await apply(readConfig().postgresAdminUrl, databases);
    if (json) console.log(JSON.stringify(results, null, 2));
    else console.log(table(results.map(({ name, action }) => [name, action])));
  });
