import { interruption, Interrupted } from '../stack/interruption.mjs';
import { report } from '../stack/problem.mjs';
import { guardedProcesses } from '../stack/processes.mjs';
import { chosenMutants } from './list.mjs';
import { MutantRun } from './run.mjs';

// Needs the project's own Node, which reads the list without a build, and the stack in the environment.
const signal = interruption();
const processes = guardedProcesses();

try {
  const mutants = await chosenMutants(process.argv.slice(2));
  const survivors = await new MutantRun({ processes, signal }).all(mutants);
  process.exitCode = survivors === 0 ? 0 : 1;
} catch (error) {
  process.exitCode = error instanceof Interrupted ? 130 : 1;
  if (!(error instanceof Interrupted)) report(error);
} finally {
  processes.close();
}
