import './stack/node-version.mjs';
import { makeRelease } from './contracts/release.mjs';
import { layout } from './contracts/layout.mjs';
import { problemsOf } from './contracts/check.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { projectFolder } from './stack/paths.mjs';
import { Problem, report } from './stack/problem.mjs';

const usage = `npm run contracts:check      checks that proto/ keeps the released contracts
npm run contracts:release    keeps the changes in proto/ as the next release`;

const commands = { check, release };
/** Tests name another folder than the project's. */
const { run, root } = readCommandLine(usage, { maxWords: 2 }, ({ words: [name, folder = projectFolder] }) => {
  if (!Object.hasOwn(commands, name ?? '')) throw new Problem('Say `check` or `release`.');
  return { run: commands[name], root: folder };
});

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
  run();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
