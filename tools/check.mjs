import './stack/node-version.mjs';
import { prepareProject } from './project/prepare.mjs';
import { interruption, Interrupted } from './stack/interruption.mjs';
import { projectFolder } from './stack/paths.mjs';
import { report } from './stack/problem.mjs';
import { guardedProcesses, run } from './stack/processes.mjs';

/** The scripts of package.json that need nothing running, the quickest first. */
const checks = [
  'format:check',
  'lint',
  'contracts:check',
  'generated',
  'kubernetes',
  'boundaries',
  'typecheck',
];

const signal = interruption();
const processes = guardedProcesses();

/** Runs all of them, so that one visit shows all there is to mend. */
async function check() {
  await prepareProject(processes, signal);
  const failed = [];
  for (const name of checks) {
    console.log(`\n> npm run ${name}`);
    const command = { command: 'npm', args: ['run', '--silent', name], cwd: projectFolder };
    if ((await run(processes, command, signal)) !== 0) failed.push(name);
  }
  return failed;
}

try {
  const failed = await check();
  console.log(failed.length === 0 ? '\nAll checks pass.' : `\nNot in order: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
} catch (error) {
  process.exitCode = error instanceof Interrupted ? 130 : 1;
  if (!(error instanceof Interrupted)) report(error);
} finally {
  processes.close();
}
