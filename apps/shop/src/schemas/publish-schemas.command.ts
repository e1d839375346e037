import { topicCatalogue } from '@shop/contracts';
import { publishSchemas as publish, SchemaRegistry } from '@shop/messaging';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { table } from '../table.js';

export const publishSchemas = new Command('publish')
  .description('Registers the contracts of all topics, unless one of them would break its readers')
  .option('--json', 'as JSON', false)
  .action(async ({ json }: { json: boolean }) => {
    const registry = new SchemaRegistry(readConfig().registry);
    const published = await publish(registry, topicCatalogue);
    if (json) console.log(JSON.stringify(published, null, 2));
    else console.log(table(published.map(({ subject, action, id }) => [subject, action, `id ${id}`])));
  });
