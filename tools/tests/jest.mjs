import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeCommand } from '../project/prepare.mjs';
import { run } from '../stack/processes.mjs';

/** @typedef {{ passed: number, failed: number }} Result */

/**
 * Runs jest once and counts. A test file that could not be loaded counts as one failure, and so does a jest
 * that does not end because something was left open.
 * @param {object} job
 * @param {string[]} job.kinds
 * @param {string[]} job.jestArguments
 * @param {string} job.folder where jest writes its results
 * @param {Record<string, string>} job.env
 * @param {import('../stack/processes.mjs').Processes} job.processes
 * @param {AbortSignal} job.signal
 * @returns {Promise<Result>}
 */
export async function runJest({ kinds, jestArguments, folder, env, processes, signal }) {
  mkdirSync(folder, { recursive: true });
  const resultFile = join(folder, `results-${kinds.join('-')}.json`);
  // A pattern may match in one kind only. Without one, a kind without tests is a mistake.
  const lenient = jestArguments.length > 0 ? ['--passWithNoTests'] : [];
  const args = [...jest(kinds, resultFile), ...lenient, ...seed(jestArguments), ...jestArguments];
  const finished = new AbortController();
  const hang = endWhenItHangs(resultFile, finished.signal);
  const stop = AbortSignal.any([signal, hang]);
  try {
    const code = await run(processes, nodeCommand(args, { env }), stop);
    return countResults(resultFile, code);
  } catch (error) {
    if (!hang.aborted) throw error;
    console.log('\njest did not end: a test left a connection, a server or a timer open.');
    const { passed, failed } = countResults(resultFile, 0);
    return { passed, failed: failed + 1 };
  } finally {
    finished.abort();
  }
}

function jest(kinds, resultFile) {
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const inTurn = ['--runInBand', '--testSequencer=./tools/tests/story-order.mjs'];
  const workers = kinds.includes('e2e') ? inTurn : ['--maxWorkers=2'];
  const output = ['--json', `--outputFile=${resultFile}`];
  const config = ['--config', 'jest.config.mjs', '--selectProjects', ...kinds];
  return [...node, 'node_modules/jest/bin/jest.js', ...config, ...workers, ...output];
}

/** A given seed sets the order, and is printed. */
function seed(jestArguments) {
  return jestArguments.some((argument) => /^--seed\b/.test(argument)) ? ['--showSeed'] : [];
}

function countResults(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: code === 0 ? 0 : 1 };
  const results = JSON.parse(readFileSync(file, 'utf8'));
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  // Any other failure of jest must not look like success.
  return { passed: results.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/**
 * jest writes its results last. If it still runs long afterwards, it waits for something that never ends.
 */
function endWhenItHangs(resultFile, finished) {
  const controller = new AbortController();
  const patience = 15_000;
  void (async () => {
    while (!existsSync(resultFile) && !finished.aborted) await sleep(500);
    await sleep(patience, undefined, { signal: finished });
    controller.abort(new Error('jest hangs'));
  })().catch(() => {});
  return controller.signal;
}
