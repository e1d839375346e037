import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { download } from './distributions.mjs';
import { onPath } from './java.mjs';
import { distributionFolder } from './paths.mjs';
import { Problem } from './problem.mjs';
import { run, runOrFail } from './processes.mjs';

const unpacked = join(distributionFolder, 'prometheus');

/**
 * The folder that has `prometheus` and `promtool`: one on the PATH, or else Debian's package, unpacked in a
 * folder of ours. Nothing is installed: apt also keeps its lists in a folder of ours, so the system does not
 * change.
 * @param {import('./processes.mjs').Processes} processes
 * @param {AbortSignal} [signal]
 */
export async function findPrometheus(processes, signal) {
  const installed = onPath('promtool');
  if (installed && onPath('prometheus')) return dirname(installed);
  if (!onPath('apt-get') || !onPath('dpkg-deb')) throw missing('It is not on the PATH.');
  try {
    await download('Prometheus (about 19 MB from Debian)', unpacked, (draft, log) =>
      unpack(draft, log, processes, signal),
    );
  } catch (error) {
    signal?.throwIfAborted();
    throw missing(`${error.message}\n`);
  }
  return join(unpacked, 'usr/bin');
}

async function unpack(draft, log, processes, signal) {
  const apt = join(draft, 'apt');
  for (const folder of ['lists', 'cache']) mkdirSync(join(apt, folder), { recursive: true });
  const settings = join(apt, 'apt.conf');
  writeFileSync(settings, aptSettings(apt));
  const here = (command, ...args) => ({ command, args, cwd: apt, log });
  // A source may fail to answer, as long as another one has the package.
  await run(processes, here('apt-get', '-c', settings, 'update'), signal);
  const steps = [
    here('apt-get', '-c', settings, 'download', 'prometheus'),
    here('sh', '-c', `dpkg-deb -x prometheus_*.deb '${draft}'`),
  ];
  for (const step of steps) await runOrFail(processes, step.command, step, signal);
  rmSync(apt, { recursive: true });
}

/** A system's hooks after its own updates, such as clearing its cache, must not run after ours. */
function aptSettings(folder) {
  return `
    Dir::State::lists "${folder}/lists";
    Dir::Cache "${folder}/cache";
    Acquire::Languages "none";
    Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
    APT::Sandbox::User "root";
    #clear APT::Update::Pre-Invoke;
    #clear APT::Update::Post-Invoke;
    #clear APT::Update::Post-Invoke-Success;
  `;
}

function missing(why) {
  return new Problem(
    `Prometheus is missing (prometheus and promtool). ${why}\n` +
      'Install it, for example:\n' +
      '  Debian, Ubuntu   sudo apt-get install prometheus   (and systemctl disable --now prometheus)\n' +
      '  macOS            brew install prometheus\n' +
      '  any              https://prometheus.io/download, and put its folder on the PATH',
  );
}
