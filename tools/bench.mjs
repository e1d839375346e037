import './stack/node-version.mjs';
import { readArguments } from './bench/arguments.mjs';
import { nodeCommand, prepareProject } from './project/prepare.mjs';
import { run } from './stack/processes.mjs';
import { versions } from './stack/versions.mjs';
import { onTestStack } from './tests/on-test-stack.mjs';

// The benchmark, on a stack of its own. What is measured and how: docs/performance.md.
const wanted = readArguments();

await onTestStack(async ({ processes, signal, startStack }) => {
  await prepareProject(processes, signal);
  const stack = await startStack({ durable: true });
  const program = ['--enable-source-maps', 'dist/bench/src/main.js', JSON.stringify(wanted)];
  const env = { ...stack.env, KAFKA_VERSION: versions.kafka };
  return run(processes, nodeCommand(program, { env }), signal);
});
