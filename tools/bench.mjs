import './stack/node-version.mjs';
import { nodeCommand, prepareProject } from './project/prepare.mjs';
import { interruption, Interrupted } from './stack/interruption.mjs';
import { report } from './stack/problem.mjs';
import { guardedProcesses, run } from './stack/processes.mjs';
import { versions } from './stack/versions.mjs';
import { removeAbandonedFolders, removeTestFolder, startTestStack } from './tests/test-stack.mjs';

// The benchmark, on a stack of its own: `npm run bench -- relay http --runs 3`. What is measured and how:
// docs/performance.md.
const signal = interruption();
const processes = guardedProcesses();
let stack;

async function bench() {
  await removeAbandonedFolders();
  await prepareProject(processes, signal);
  stack = await startTestStack(processes, signal, { durable: true });
  const program = ['--enable-source-maps', 'dist/bench/src/main.js', ...process.argv.slice(2)];
  const env = { ...stack.env, KAFKA_VERSION: versions.kafka };
  return run(processes, nodeCommand(program, { env }), signal);
}

try {
  process.exitCode = await bench();
} catch (error) {
  process.exitCode = error instanceof Interrupted ? 130 : 1;
  if (!(error instanceof Interrupted)) report(error);
} finally {
  await stack?.stop();
  processes.close();
  removeTestFolder();
}
