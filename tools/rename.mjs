import './stack/node-version.mjs';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { apply, changesBy, currentNames, releaseAnew } from './rename/project.mjs';
import { rulesOf } from './rename/rules.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { projectFolder } from './stack/paths.mjs';
import { Problem, report } from './stack/problem.mjs';

const usage = `npm run rename -- <name> [--dry-run]

Gives the project a name of its own: packages, the Protobuf package, images, the namespace of Kubernetes, the types of problems, and
variables of the environment. A name is one word of lower-case letters and digits.`;

/** The commands that follow from names and the lengths of lines. */
const followUps = ['proto:generate', 'services:generate', 'docs:events', 'docs:architecture', 'format'];

const options = { 'dry-run': { type: 'boolean', default: false } };
const wanted = readCommandLine(usage, { options, maxWords: 1 }, ({ values, words: [name] }) => {
  if (name === undefined) throw new Problem('Which name? One word of lower-case letters and digits.');
  return { name, dryRun: values['dry-run'] };
});

function rename({ name, dryRun }) {
  const current = currentNames();
  assertName(name, current);
  if (!dryRun) assertCommitted();
  const changes = changesBy(rulesOf(current, name));
  const moved = changes.filter(({ from, to }) => from !== to);
  console.log(
    `  ${changes.length} files name ${current.scope} or ${current.product}; ${moved.length} of them move.`,
  );
  if (dryRun) return console.log(`\n  ${changes.map(({ to }) => to).join('\n  ')}\n\nNothing was written.`);
  apply(changes);
  releaseAnew(join(projectFolder, 'libs/contracts/released'));
  followUps.forEach(follow);
  console.log(`\nThis is ${name} now. What is left to do: docs/how-to/make-it-yours.md`);
}

function assertName(name, { scope, product, services }) {
  if (!/^[a-z][a-z0-9]*$/.test(name)) {
    throw new Problem(
      `${JSON.stringify(name)} is not a name: lower-case letters and digits, beginning with a letter.`,
    );
  }
  if (services.includes(name)) throw new Problem(`${name} is the name of a service.`);
  if ([scope, product].includes(name)) throw new Problem(`Its name is ${name} already.`);
}

/** All changes must be committed, so that the rename can be reviewed and undone. */
function assertCommitted() {
  if (!existsSync(join(projectFolder, '.git'))) return;
  const changed = execFileSync('git', ['status', '--porcelain'], { cwd: projectFolder, encoding: 'utf8' });
  if (changed === '') return;
  throw new Problem(`Commit these first, so that you see what the renaming changes:\n${changed}`);
}

function follow(script) {
  console.log(`  > npm run ${script}`);
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  if (status === 0) return;
  throw new Problem(`All is renamed, but \`npm run ${script}\` failed:\n${stdout}${stderr}`);
}

try {
  rename(wanted);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
