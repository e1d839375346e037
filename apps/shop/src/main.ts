import { CommanderError } from 'commander';
import { exitCodeOf, report } from './failure.js';
import { endQuietlyWithReader } from './start/pipe.js';
import { programFor } from './start/program.js';

endQuietlyWithReader(process.stdout);

try {
  const program = await programFor(process.argv.slice(2));
  await program.parseAsync();
} catch (error) {
  // commander has already said what is wrong with the arguments.
  if (!(error instanceof CommanderError)) report(error);
  process.exitCode = exitCodeOf(error);
}
