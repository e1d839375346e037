import './stack/node-version.mjs';
import { prepareProject } from './project/prepare.mjs';
import { endFor, interruption } from './stack/interruption.mjs';
import { guardedProcesses } from './stack/processes.mjs';
import { browserEnvironment } from './tests/browser.mjs';
import { runJest } from './tests/jest.mjs';
import { poolerEnvironment } from './tests/pooler.mjs';
import { prometheusEnvironment } from './tests/prometheus.mjs';
import { selectTests } from './tests/selection.mjs';
import { smallDiskEnvironment } from './tests/small-disk.mjs';
import {
  keptLogs,
  removeAbandonedFolders,
  removeTestFolder,
  startTestStack,
  testFolder,
} from './tests/test-stack.mjs';

const { kinds, jestArguments } = selectTests(process.argv.slice(2));
const needsStack = kinds.some((kind) => kind !== 'unit');
// End-to-end tests share the machine with nothing else, so that their time limits mean something.
const runs = [kinds.filter((kind) => kind !== 'e2e'), kinds.filter((kind) => kind === 'e2e')];

const signal = interruption();
const processes = guardedProcesses();
let stack;

async function test() {
  await removeAbandonedFolders();
  await prepareProject(processes, signal, { build: needsStack });
  const prometheus = await prometheusEnvironment(kinds, processes, signal);
  const browser = await browserEnvironment(kinds, processes, signal);
  const pooler = await poolerEnvironment(kinds, processes, signal);
  const smallDisk = await smallDiskEnvironment(kinds);
  if (needsStack) stack = await startTestStack(processes, signal);
  const total = { passed: 0, failed: 0 };
  for (const each of runs.filter(({ length }) => length > 0)) {
    const common = {
      folder: testFolder,
      env: { ...stack?.env, ...prometheus, ...browser, ...pooler, ...smallDisk },
      processes,
      signal,
    };
    const { passed, failed } = await runJest({ kinds: each, jestArguments, ...common });
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

async function stop() {
  await stack?.stop();
  processes.close();
  removeTestFolder();
}

async function testAndStop() {
  try {
    return await test();
  } finally {
    await stop();
  }
}

try {
  const { passed, failed } = await testAndStop();
  if (failed > 0 && needsStack) console.log(`\nLogs: ${keptLogs}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  endFor(error);
  if (needsStack) console.log(`\nLogs: ${keptLogs}`);
}
