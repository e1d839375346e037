import { Command } from 'commander';
import { byOption, reasonOption } from '../operations/decision.js';
import { askServices, everyService } from '../operations/ask-services.js';
import { EnvironmentAnswer } from './answers.js';
import { describeEnvironments } from './describe-environment.js';

interface MoveOptions {
  service?: string;
  by: string;
  reason: string;
}

export const moveEnvironment = new Command('move')
  .description(
    'Moves the databases of the services to the environment of their processes, as after a restore beside a new cluster',
  )
  .option('--service <name>', 'only the databases of this service')
  .addOption(byOption())
  .addOption(reasonOption().makeOptionMandatory())
  .action(async ({ service: only, ...decision }: MoveOptions) => {
    await askServices(
      only === undefined ? everyService() : [only],
      async (client, service) => ({
        service,
        ...(await client.send('POST', '/environment/move', EnvironmentAnswer, decision)),
      }),
      (answers) => console.log(describeEnvironments(answers)),
    );
  });
