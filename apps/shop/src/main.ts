import { version } from '@shop/runtime';
import { Command, CommanderError } from 'commander';
import { exitCodeOf, report } from './failure.js';
import { firstWords, type FirstWord } from './start/first-words.js';
import { endQuietlyWithReader } from './start/pipe.js';

endQuietlyWithReader(process.stdout);

const program = new Command('shop')
  .description('Operates the shop: what has to exist before the services start, and a look at what they do')
  .version(version())
  .exitOverride()
  .configureHelp({ showGlobalOptions: false })
  .addHelpText(
    'after',
    '\nAddresses come from the environment; by default they are those of the local stack.',
  );

const said = process.argv.slice(2).find((word) => word !== 'help' && !word.startsWith('-'));

try {
  for (const [name, word] of Object.entries(firstWords)) {
    program.addCommand(name === said ? await loaded(name, word) : described(name, word));
  }
  await program.parseAsync();
} catch (error) {
  // commander has already said what is wrong with the arguments.
  if (!(error instanceof CommanderError)) report(error);
  process.exitCode = exitCodeOf(error);
}

function described(name: string, { description }: FirstWord): Command {
  return new Command(name).copyInheritedSettings(program).description(description);
}

async function loaded(name: string, word: FirstWord): Promise<Command> {
  const commands = await word.load();
  const command =
    commands instanceof Command ? commands.description(word.description) : groupOf(name, word, commands);
  return command.copyInheritedSettings(program).hook('preAction', () => reach(word.needs));
}

/** What a command was made with is not inherited: each has to be told not to end the process by itself. */
function groupOf(name: string, word: FirstWord, commands: readonly Command[]): Command {
  const group = described(name, word);
  for (const command of commands) group.addCommand(command.copyInheritedSettings(program));
  return group;
}

async function reach(needs: FirstWord['needs'] = []): Promise<void> {
  const { assertReachable } = await import('./reach.js');
  await assertReachable(needs);
}
