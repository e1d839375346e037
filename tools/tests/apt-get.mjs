import { existsSync } from 'node:fs';
import { runOrFail } from '../stack/processes.mjs';
import { step } from '../stack/progress.mjs';

/**
 * Installs packages on a machine of CI, which is Debian and ours. Returns whether it did: elsewhere the
 * machine's owner installs them.
 * @param {string} what for people
 * @param {string[]} packages
 * @param {import('../stack/processes.mjs').Processes} processes
 * @param {AbortSignal} signal
 */
export async function installOnCi(what, packages, processes, signal) {
  const isOurs = process.env.CI === 'true' && process.getuid?.() === 0;
  if (!isOurs || !existsSync('/etc/debian_version')) return false;
  await step(`Installing ${what} (apt-get)`, async () => {
    await runOrFail(processes, 'apt-get update', aptGet('update'), signal);
    const install = aptGet('install', '--yes', '--no-install-recommends', ...packages);
    await runOrFail(processes, 'apt-get install', install, signal);
  });
  return true;
}

function aptGet(...args) {
  return {
    command: 'apt-get',
    args: ['--quiet=2', ...args],
    cwd: '/',
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  };
}
