import './stack/node-version.mjs';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { prepareProject } from './project/prepare.mjs';
import { hasPassed, markPassed } from './project/remembered.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { endFor, interruption } from './stack/interruption.mjs';
import { logFile, projectFolder, stackFolder } from './stack/paths.mjs';
import { Problem, report } from './stack/problem.mjs';
import { guardedProcesses, run } from './stack/processes.mjs';
import { secondsSince, step } from './stack/progress.mjs';

readCommandLine(`npm run check    runs all checks that need no servers, in parallel`);

/** The scripts of package.json that need no servers, the quickest first. */
const checks = [
  'workflows',
  'contracts:check',
  'typecheck',
  'format:check',
  'boundaries',
  'lint',
  'prose',
  'generated',
  'site:build',
  'kubernetes',
];

/** The inputs of the long checks: they run again only when these change. */
const dependsOn = {
  'site:build': /\.md$|^docs\/.*\.svg$|^tools\/site[./]/,
  kubernetes: /^infra\/kubernetes\/|^tools\/check-kubernetes\.mjs$/,
};

const signal = interruption();
const processes = guardedProcesses();

/** Runs all checks, one per core at a time, so that one run shows everything to fix. */
async function check() {
  await prepareProject(processes, signal);
  const waiting = [...checks];
  /** @type {Problem[]} */
  const failures = [];
  const work = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const script = name;
      await step(script, () => pass(script)).catch((failure) => failures.push(failure));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  signal.throwIfAborted();
  return failures;
}

/** @param {string} script */
async function pass(script) {
  const pattern = dependsOn[script];
  if (pattern && hasPassed(script, pattern)) return;
  const began = Date.now();
  const log = logFile(stackFolder, `check-${script.replace(':', '-')}`);
  rmSync(log, { force: true });
  const command = { command: 'npm', args: ['run', '--silent', script], cwd: projectFolder, log };
  if ((await run(processes, command, signal)) !== 0) {
    throw new Problem(`> npm run ${script}\n\n${readFileSync(log, 'utf8').trimEnd()}`);
  }
  if (pattern) markPassed(script, began);
}

try {
  const began = performance.now();
  const failures = await check();
  failures.forEach(report);
  console.log(
    failures.length === 0 ? `\nAll checks pass (${secondsSince(began)}).` : '\nSome checks failed.',
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
} catch (error) {
  endFor(error);
} finally {
  processes.close();
}
