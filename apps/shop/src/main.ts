import { Command, CommanderError } from 'commander';
import { applyAccess } from './access/apply-access.command.js';
import { listAccess } from './access/list-access.command.js';
import { planAccess } from './access/plan-access.command.js';
import { audit } from './audit/audit.command.js';
import { consoleCommand } from './console/console.command.js';
import { applyDatabases } from './databases/apply-databases.command.js';
import { demo } from './demo/demo.command.js';
import { discard } from './dlq/discard.command.js';
import { list } from './dlq/list.command.js';
import { redrive } from './dlq/redrive.command.js';
import { show } from './dlq/show.command.js';
import { summary } from './dlq/summary.command.js';
import { exitCodeOf, report } from './failure.js';
import { clear as clearFaults } from './faults/clear.command.js';
import { list as listFaults } from './faults/list.command.js';
import { set as setFault } from './faults/set.command.js';
import { setOffsets } from './offsets/set-offsets.command.js';
import { drop } from './outbox/drop.command.js';
import { parked } from './outbox/parked.command.js';
import { release } from './outbox/release.command.js';
import { projection } from './projection/projection.command.js';
import { replay } from './replay/replay.command.js';
import { checkSchemas } from './schemas/check-schemas.command.js';
import { publishSchemas } from './schemas/publish-schemas.command.js';
import { seed } from './seed/seed.command.js';
import { simulate } from './simulate/simulate.command.js';
import { status } from './status/status.command.js';
import { applyTopics } from './topics/apply-topics.command.js';
import { listTopics } from './topics/list-topics.command.js';
import { planTopics } from './topics/plan-topics.command.js';
import { tailTopics } from './topics/tail-topics.command.js';
import { trace } from './trace/trace.command.js';

const program = new Command('shop')
  .description('Operates the shop: what has to exist before the services start, and a look at what they do')
  .exitOverride()
  .configureHelp({ showGlobalOptions: false })
  .addHelpText(
    'after',
    '\nAddresses come from the environment; by default they are those of the local stack.',
  );

group('topics', 'The streams of facts in Kafka', planTopics, applyTopics, listTopics, tailTopics);
group('access', 'What each service may do with Kafka', planAccess, applyAccess, listAccess);
group('schemas', 'The contracts in the schema registry', checkSchemas, publishSchemas);
group('databases', 'The databases and roles in PostgreSQL', applyDatabases);
group('dlq', 'Events that a consumer group could not handle', summary, list, show, redrive, discard);
group('outbox', 'Facts that the broker refused to take', parked, release, drop);
group('offsets', 'How far a consumer group is', setOffsets);
group('faults', 'Failures on demand, to see what is done about them', setFault, listFaults, clearFaults);
group('projection', 'The read models: rebuilt from the topics, compared, swapped, and back', ...projection);
add(program, replay);
add(program, seed);
add(program, demo);
add(program, simulate);
add(program, audit);
add(program, trace);
add(program, status);
add(program, consoleCommand);

try {
  await program.parseAsync();
} catch (error) {
  // commander has already said what is wrong with the arguments.
  if (!(error instanceof CommanderError)) report(error);
  process.exitCode = exitCodeOf(error);
}

function group(name: string, description: string, ...commands: Command[]): void {
  const parent = program.command(name).description(description);
  for (const command of commands) add(parent, command);
}

/** What a command was made with is not inherited: each has to be told not to end the process by itself. */
function add(parent: Command, command: Command): void {
  parent.addCommand(command.exitOverride());
}
