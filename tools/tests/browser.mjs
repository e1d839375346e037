import { existsSync } from 'node:fs';
import { installOnCi } from './apt-get.mjs';

const DEBIAN = '/usr/bin/chromium';
const PLACES = [
  DEBIAN,
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Returns the environment variable that names Chromium for the tests of the console. On a machine of CI this
 * installs it. Elsewhere the owner installs it, and without it the tests that need it fail and say so.
 * @param {string[]} kinds
 * @param {import('../stack/processes.mjs').Processes} processes
 * @param {AbortSignal} signal
 */
export async function browserEnvironment(kinds, processes, signal) {
  if (!kinds.includes('e2e')) return {};
  const found = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (found !== undefined) return { CHROMIUM: found };
  const packages = ['chromium', 'fonts-dejavu-core'];
  return (await installOnCi('Chromium', packages, processes, signal)) ? { CHROMIUM: DEBIAN } : {};
}
