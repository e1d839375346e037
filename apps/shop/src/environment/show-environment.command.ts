import { Command } from 'commander';
import { askServices, everyService } from '../operations/ask-services.js';
import { EnvironmentAnswer } from './answers.js';
import { describeEnvironments } from './describe-environment.js';

export const showEnvironment = new Command('show')
  .description('Shows the environment of each service, and of its databases')
  .option('--json', 'as JSON', false)
  .action(async ({ json }: { json: boolean }) => {
    await askServices(
      everyService(),
      async (client, service) => ({
        service,
        ...(await client.send('GET', '/environment', EnvironmentAnswer)),
      }),
      (answers) => console.log(json ? JSON.stringify(answers, null, 2) : describeEnvironments(answers)),
    );
  });
