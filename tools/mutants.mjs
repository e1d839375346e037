import './stack/node-version.mjs';
import { nodeCommand, prepareProject } from './project/prepare.mjs';
import { interruption, Interrupted } from './stack/interruption.mjs';
import { report } from './stack/problem.mjs';
import { guardedProcesses, run } from './stack/processes.mjs';
import { prometheusEnvironment } from './tests/prometheus.mjs';
import { removeAbandonedFolders, removeTestFolder, startTestStack } from './tests/test-stack.mjs';

// Plants one fault after the other, and sees a test find each: docs/promises.md.
const words = process.argv.slice(2);
const needsStack = words.join() !== 'unit';
const signal = interruption();
const processes = guardedProcesses();
let stack;

async function testMutants() {
  await removeAbandonedFolders();
  await prepareProject(processes, signal, { build: needsStack });
  const prometheus = await prometheusEnvironment(['unit'], processes, signal);
  if (needsStack) stack = await startTestStack(processes, signal);
  const env = { ...stack?.env, ...prometheus };
  return run(processes, nodeCommand(['tools/mutants/main.mjs', ...words], { env }), signal);
}

try {
  process.exitCode = await testMutants();
} catch (error) {
  process.exitCode = error instanceof Interrupted ? 130 : 1;
  if (!(error instanceof Interrupted)) report(error);
} finally {
  await stack?.stop();
  processes.close();
  removeTestFolder();
}
