import './stack/node-version.mjs';
import { nodeCommand, prepareProject } from './project/prepare.mjs';
import { run } from './stack/processes.mjs';
import { versions } from './stack/versions.mjs';
import { onTestStack } from './tests/on-test-stack.mjs';

// The benchmark, on a stack of its own: `npm run bench -- relay http --runs 3`. What is measured and how:
// docs/performance.md.
await onTestStack(async ({ processes, signal, startStack }) => {
  await prepareProject(processes, signal);
  const stack = await startStack({ durable: true });
  const program = ['--enable-source-maps', 'dist/bench/src/main.js', ...process.argv.slice(2)];
  const env = { ...stack.env, KAFKA_VERSION: versions.kafka };
  return run(processes, nodeCommand(program, { env }), signal);
});
