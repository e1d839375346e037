import { version } from '@shop/runtime';
import { Command } from 'commander';
import { firstWords, type FirstWord } from './first-words.js';

type Reach = (needs: NonNullable<FirstWord['needs']>) => Promise<void>;

/**
 * Builds the command line with the options of the command that the words begin with. Of the other commands it
 * has only the descriptions.
 */
export async function programFor(words: readonly string[], reach: Reach = assertReachable): Promise<Command> {
  const program = new Command('shop')
    .description('Operates the shop: creates what services need before they start, and shows what they do')
    .version(version())
    .exitOverride()
    .configureHelp({ showGlobalOptions: false })
    .addHelpText(
      'after',
      '\nAddresses come from the environment; by default they are those of the local stack.',
    );
  const said = words.find((word) => word !== 'help' && !word.startsWith('-'));
  for (const [name, word] of Object.entries(firstWords)) {
    const command = name === said ? await loaded(name, word, reach) : described(name, word);
    program.addCommand(inheriting(program, command));
  }
  return program;
}

function described(name: string, { description }: FirstWord): Command {
  return new Command(name).description(description);
}

async function loaded(name: string, word: FirstWord, reach: Reach): Promise<Command> {
  const commands = await word.load();
  const command =
    commands instanceof Command ? commands.description(word.description) : groupOf(name, word, commands);
  return command.hook('preAction', () => reach(word.needs ?? []));
}

function groupOf(name: string, word: FirstWord, commands: readonly Command[]): Command {
  const group = described(name, word);
  for (const command of commands) group.addCommand(command);
  return group;
}

/** Commands do not inherit these settings: each must be set not to end the process by itself. */
function inheriting(parent: Command, command: Command): Command {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inheriting(command, child);
  return command;
}

async function assertReachable(needs: NonNullable<FirstWord['needs']>): Promise<void> {
  const { assertReachable: check } = await import('../reach.js');
  await check(needs);
}
