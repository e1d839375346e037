import './stack/node-version.mjs';
import { makeRelease } from './contracts/release.mjs';
import { layout } from './contracts/layout.mjs';
import { problemsOf } from './contracts/check.mjs';
import { projectFolder } from './stack/paths.mjs';
import { Problem, report } from './stack/problem.mjs';

const usage = `npm run contracts:check      whether proto/ keeps what was released
npm run contracts:release    keeps what has changed in proto/ as the next release`;

/** Another folder than the project's is for tests. */
const [command, root = projectFolder] = process.argv.slice(2);
const commands = { check, release };

function check() {
  const problems = problemsOf(layout(root));
  if (problems.length > 0) throw new Problem(problems.join('\n\n'));
}

function release() {
  const { number, changed } = makeRelease(layout(root), new Date().toISOString().slice(0, 10));
  const files = Object.keys(changed.contracts).join('\n  ');
  console.log(
    `Release ${number} is in libs/contracts/released/${number}.yaml: commit it. It holds\n  ${files}`,
  );
}

try {
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!run) throw new Problem(usage);
  run();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
