import { topicCatalogue } from '@shop/contracts';
import { checkSchemas as check, SchemaRegistry } from '@shop/messaging';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { CommandFailedError } from '../failure.js';
import { table } from '../table.js';

/** The remedy for a verdict; the others need none. */
const remedies = {
  incompatible:
    'incompatible: keep what was removed, renamed or retyped, and deprecate it (see docs/how-to/change-an-event.md)',
  unguarded:
    'unguarded: the registry compares nothing here. `schemas publish` changes that, unless the contract is refused',
} as const;

export const checkSchemas = new Command('check')
  .description(
    'Asks the registry whether it has, or would accept, the contracts of all topics; changes nothing',
  )
  .option('--json', 'as JSON', false)
  .action(async ({ json }: { json: boolean }) => {
    const checked = await check(new SchemaRegistry(readConfig().registry), topicCatalogue);
    const rows = checked.map(({ subject, verdict, id }) => [subject, verdict, id ? `id ${id}` : '']);
    console.log(json ? JSON.stringify(checked, null, 2) : table(rows));
    const verdicts = new Set(checked.map(({ verdict }) => verdict));
    const found = (['incompatible', 'unguarded'] as const).filter((verdict) => verdicts.has(verdict));
    if (found.length > 0) throw new CommandFailedError(found.map((verdict) => remedies[verdict]).join('\n'));
  });
