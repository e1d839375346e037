import './stack/node-version.mjs';
import { chosenMutants, kindOf } from './mutants/list.mjs';
import { MutantRun } from './mutants/run.mjs';
import { prepareProject } from './project/prepare.mjs';
import { interruption, Interrupted } from './stack/interruption.mjs';
import { report } from './stack/problem.mjs';
import { guardedProcesses } from './stack/processes.mjs';
import { prometheusEnvironment } from './tests/prometheus.mjs';
import { removeAbandonedFolders, removeTestFolder, startTestStack } from './tests/test-stack.mjs';

// Plants one fault after the other, and sees a test find each: docs/promises.md.
const signal = interruption();
const processes = guardedProcesses();
let stack;

async function testMutants() {
  const mutants = await chosenMutants(process.argv.slice(2));
  await removeAbandonedFolders();
  const needsStack = mutants.some((mutant) => kindOf(mutant) === 'int');
  await prepareProject(processes, signal, { build: needsStack });
  const prometheus = await prometheusEnvironment(['unit'], processes, signal);
  if (needsStack) stack = await startTestStack(processes, signal);
  const run = new MutantRun({ processes, signal, env: { ...stack?.env, ...prometheus } });
  return run.all(mutants);
}

try {
  const survivors = await testMutants();
  process.exitCode = survivors === 0 ? 0 : 1;
} catch (error) {
  process.exitCode = error instanceof Interrupted ? 130 : 1;
  if (!(error instanceof Interrupted)) report(error);
} finally {
  await stack?.stop();
  processes.close();
  removeTestFolder();
}
