import './stack/node-version.mjs';
import { nodeCommand, prepareProject } from './project/prepare.mjs';
import { run } from './stack/processes.mjs';
import { onTestStack } from './tests/on-test-stack.mjs';
import { prometheusEnvironment } from './tests/prometheus.mjs';

// Plants one fault after the other, and sees a test find each: docs/promises.md.
const words = process.argv.slice(2);
const needsStack = words.join() !== 'unit';

await onTestStack(async ({ processes, signal, startStack }) => {
  await prepareProject(processes, signal, { build: needsStack });
  const prometheus = await prometheusEnvironment(['unit'], processes, signal);
  const stack = needsStack ? await startStack() : undefined;
  const env = { ...stack?.env, ...prometheus };
  return run(processes, nodeCommand(['tools/mutants/main.mjs', ...words], { env }), signal);
});
