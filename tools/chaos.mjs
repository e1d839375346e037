import './stack/node-version.mjs';
import { readArguments } from './chaos/arguments.mjs';
import { nodeCommand, prepareProject } from './project/prepare.mjs';
import { run } from './stack/processes.mjs';
import { onTestStack } from './tests/on-test-stack.mjs';
import { keptLogs } from './tests/test-stack.mjs';

// Runs the shop while everything around it fails, on a stack of its own: docs/how-to/cause-chaos.md.
const settings = readArguments();

await onTestStack(async ({ processes, signal, startStack }) => {
  await prepareProject(processes, signal);
  const { env } = await startStack({ durable: true });
  const program = ['--enable-source-maps', 'dist/test/chaos/main.js', JSON.stringify(settings)];
  const code = await run(processes, nodeCommand(program, { env }), signal);
  if (code !== 0) console.log(`\nLogs: ${keptLogs}`);
  return code;
});
