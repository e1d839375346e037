import { topicCatalogue } from '@shop/contracts';
import { publishSchemas as publish, SchemaRegistry } from '@shop/messaging';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { table } from '../table.js';

export const publishSchemas = new Command('publish')
  .description('Registers the contracts of all topics, unless one of them would break what reads it')
  .action(async () => {
    const registry = new SchemaRegistry(readConfig().registry);
    const published = await publish(registry, topicCatalogue);
    console.log(table(published.map(({ subject, action, id }) => [subject, action, `id ${id}`])));
  });
