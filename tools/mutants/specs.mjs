import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { nodeCommand } from '../project/prepare.mjs';
import { run } from '../stack/processes.mjs';

/**
 * @typedef {import('../stack/processes.mjs').Processes} Processes
 * @typedef {{ processes: Processes, signal: AbortSignal, env: Record<string, string> }} Surroundings
 * @typedef {{ spec: string, test: string }} Test
 */

const JEST = 'node_modules/jest/bin/jest.js';

/**
 * Runs tests in the given copy of the project, and nothing else. Returns jest's results.
 * @param {string} folder
 * @param {'unit' | 'int'} kind
 * @param {Test[]} tests
 * @param {Surroundings} surroundings
 */
export async function runSpecs(folder, kind, tests, { processes, signal, env }) {
  const resultFile = join(folder, 'results.json');
  rmSync(resultFile, { force: true });
  const names = tests.map(({ test }) => RegExp.escape(test)).join('|');
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', JEST];
  const how = ['--config', 'jest.config.mjs', '--selectProjects', kind, '--maxWorkers=2', '--forceExit'];
  const results = ['--silent', '--json', `--outputFile=${resultFile}`];
  const which = ['--testNamePattern', names, '--runTestsByPath', ...new Set(tests.map(({ spec }) => spec))];
  const args = [...jest, ...how, ...results, ...which];
  const log = join(folder, 'jest.log');
  await run(processes, nodeCommand(args, { cwd: folder, env, log }), signal);
  if (existsSync(resultFile)) return JSON.parse(readFileSync(resultFile, 'utf8'));
  return { testResults: [], crashed: readFileSync(log, 'utf8').slice(-500) };
}

/**
 * The outcome of a test.
 * @param {object} results jest's
 * @param {Test} test
 * @returns {{ broken: string | undefined, passed: number, failures: string[] }} the first lines of each
 */
export function failuresOf({ testResults, crashed }, { spec, test }) {
  const file = testResults.find(({ name }) => name.endsWith(`/${spec}`));
  const meant = (file?.assertionResults ?? []).filter(({ fullName }) => fullName.includes(test));
  const failed = meant.filter(({ status }) => status === 'failed');
  const isBroken = file && file.status === 'failed' && file.assertionResults.length === 0;
  return {
    broken: crashed ?? (isBroken ? firstLines(file.message) : undefined),
    passed: meant.filter(({ status }) => status === 'passed').length,
    failures: failed.map(({ failureMessages }) => firstLines(failureMessages.join('\n'))),
  };
}

function firstLines(message) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim());
  return lines
    .filter((line) => line !== '' && !line.startsWith('at '))
    .slice(0, 3)
    .join(' ')
    .slice(0, 200);
}
