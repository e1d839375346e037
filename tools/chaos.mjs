import './stack/node-version.mjs';
import { nodeCommand, prepareProject } from './project/prepare.mjs';
import { interruption, Interrupted } from './stack/interruption.mjs';
import { report } from './stack/problem.mjs';
import { guardedProcesses, run } from './stack/processes.mjs';
import { keptLogs, removeAbandonedFolders, removeTestFolder, startTestStack } from './tests/test-stack.mjs';

// The shop at work while everything around it fails, on a stack of its own: docs/how-to/cause-chaos.md.
const signal = interruption();
const processes = guardedProcesses();
let stack;

async function chaos() {
  await removeAbandonedFolders();
  await prepareProject(processes, signal);
  stack = await startTestStack(processes, signal, { durable: true });
  const program = ['--enable-source-maps', 'dist/test/chaos/main.js', ...process.argv.slice(2)];
  return run(processes, nodeCommand(program, { env: stack.env }), signal);
}

try {
  process.exitCode = await chaos();
  if (process.exitCode !== 0) console.log(`\nLogs: ${keptLogs}`);
} catch (error) {
  process.exitCode = error instanceof Interrupted ? 130 : 1;
  if (!(error instanceof Interrupted)) report(error);
} finally {
  await stack?.stop();
  processes.close();
  removeTestFolder();
}
