import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { interruption } from '../stack/interruption.mjs';
import { withLock } from '../stack/lock.mjs';
import { logFile, projectFolder, projectNode, siteFolder, stackFolder } from '../stack/paths.mjs';
import { report } from '../stack/problem.mjs';
import { guardedProcesses, runOrFail } from '../stack/processes.mjs';
import { step } from '../stack/progress.mjs';
import { isBuilt, markBuilt } from './built.mjs';
import { isInstalled } from './installed.mjs';

/**
 * Installs and builds what is missing or older than its source.
 * @param {import('../stack/processes.mjs').Processes} processes
 * @param {AbortSignal} signal
 * @param {{ build: boolean }} wanted unit tests run from the sources
 */
export async function prepareProject(processes, signal, wanted = { build: true }) {
  // Two scripts on a fresh clone (npm start here, npm test there) take turns.
  const lock = join(stackFolder, 'prepare.lock');
  await withLock(
    lock,
    () => prepare(processes, signal, wanted),
    async (holder) => {
      signal.throwIfAborted();
      console.log(`  … waiting for pid ${holder}, which is installing or building`);
      await sleep(3_000);
    },
  );
}

/** For a script that needs only the built project. @param {() => Promise<void>} work */
export function withBuiltProject(work) {
  return withProcesses(prepareProject, work);
}

/**
 * For a script that needs the packages of the project and no build.
 * @param {(processes: import('../stack/processes.mjs').Processes, signal: AbortSignal) => Promise<void>} work
 */
export function withProjectPackages(work) {
  return withProcesses((processes, signal) => prepareProject(processes, signal, { build: false }), work);
}

/**
 * For a script that needs the packages of the site.
 * @param {(processes: import('../stack/processes.mjs').Processes, signal: AbortSignal) => Promise<void>} work
 */
export function withSitePackages(work) {
  return withProcesses(prepareSite, work);
}

async function withProcesses(prepareThem, work) {
  const processes = guardedProcesses();
  const signal = interruption();
  try {
    await prepareThem(processes, signal);
    await work(processes, signal);
  } catch (error) {
    report(error);
    process.exitCode = 1;
  } finally {
    processes.close();
  }
}

/** Installs the packages that only the site and the prose check need. */
async function prepareSite(processes, signal) {
  await prepareProject(processes, signal, { build: false });
  await withLock(
    join(stackFolder, 'prepare-site.lock'),
    () => install(processes, signal, 'the packages of the site', siteFolder),
    () => sleep(1_000, undefined, { signal }),
  );
}

async function install(processes, signal, what, folder) {
  if (isInstalled(folder)) return;
  const npmCi = { ...npm('ci', '--no-audit', '--no-fund', '--loglevel=error'), cwd: folder };
  await step(`Installing ${what} (npm ci)`, () => runOrFail(processes, 'npm ci', npmCi, signal));
}

async function prepare(processes, signal, wanted) {
  await install(processes, signal, 'the packages', projectFolder);
  if (wanted.build && !isBuilt()) {
    const began = Date.now();
    const build = { ...npm('run', 'build', '--silent'), log: logFile(stackFolder, 'build') };
    await step('Building', () => runOrFail(processes, 'The build', build, signal));
    markBuilt(began);
  }
}

function npm(...args) {
  return { command: 'npm', args, cwd: projectFolder };
}

/**
 * A command run by the Node that the project installs, whichever Node runs this script.
 * @param {string[]} args
 * @param {Partial<import('../stack/spawn.mjs').Command>} [options]
 */
export function nodeCommand(args, options = {}) {
  return { command: projectNode, args, cwd: projectFolder, ...options };
}
