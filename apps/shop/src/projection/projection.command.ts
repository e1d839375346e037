import { Command } from 'commander';
import { serviceNames } from '@shop/contracts';
import { z } from 'zod';
import { UsageError } from '../failure.js';
import { table } from '../table.js';
import { ServiceProgram } from './service-program.js';

const Status = z.object({
  name: z.string(),
  group: z.string(),
  tables: z.array(z.string()),
  phase: z.string(),
  running: z.boolean(),
});

interface Found {
  program: ServiceProgram;
  status: z.output<typeof Status>;
}

/**
 * Finds the service that has the projection, and hands the rest of the arguments over to its program: what it does and what it can be
 * told is with the code of the projections, in the service.
 */
export const projection = new Command('projection')
  .description('The read models: rebuilt from the topics, compared, swapped, and back')
  .argument('[arguments...]', 'as --help says')
  .allowUnknownOption()
  .helpOption(false)
  .action(async (args: string[]) => {
    const [action, name] = args;
    if (action === 'list' && name === undefined) return showList();
    const program =
      name === undefined || name.startsWith('-') ? new ServiceProgram(serviceNames[0]) : await ownerOf(name);
    process.exitCode = await program.run(args);
  });

async function showList(): Promise<void> {
  const lines = (await findAll()).map(({ program, status: { name, group, tables, phase, running } }) => {
    return [name, program.service, group, tables.join(', '), running ? `${phase}, running` : phase];
  });
  console.log(table([['projection', 'service', 'group', 'tables', 'state'], ...lines]));
}

async function ownerOf(name: string): Promise<ServiceProgram> {
  const all = await findAll();
  const found = all.find(({ status }) => status.name === name);
  if (found) return found.program;
  const known = all.map(({ status }) => status.name).join(', ');
  throw new UsageError(`Unknown projection ${name}: take ${known}`);
}

async function findAll(): Promise<Found[]> {
  const found = serviceNames.map(async (service) => {
    const program = new ServiceProgram(service);
    const lines = await program.json(['list', '--json']);
    return lines.map((line) => ({ program, status: Status.parse(line) }));
  });
  return (await Promise.all(found)).flat();
}
