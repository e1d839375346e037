import { existsSync } from 'node:fs';
import { runOrFail } from '../stack/processes.mjs';
import { step } from '../stack/progress.mjs';

const DEBIAN = '/usr/bin/chromium';
const PLACES = [
  DEBIAN,
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Where the tests of the console find Chromium, in the environment. On a machine of CI, which is Debian and
 * ours, it is installed; elsewhere its owner installs it, and the tests that need it fail and say so.
 * @param {string[]} kinds
 * @param {import('../stack/processes.mjs').Processes} processes
 * @param {AbortSignal} signal
 */
export async function browserEnvironment(kinds, processes, signal) {
  if (!kinds.includes('e2e')) return {};
  const found = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (found !== undefined) return { CHROMIUM: found };
  if (process.env.CI !== 'true' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return {};
  await step('Installing Chromium (apt-get)', async () => {
    await runOrFail(processes, 'apt-get update', aptGet('update'), signal);
    const packages = ['--no-install-recommends', 'chromium', 'fonts-dejavu-core'];
    await runOrFail(processes, 'apt-get install', aptGet('install', '--yes', ...packages), signal);
  });
  return { CHROMIUM: DEBIAN };
}

function aptGet(...args) {
  return {
    command: 'apt-get',
    args: ['--quiet=2', ...args],
    cwd: '/',
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  };
}
