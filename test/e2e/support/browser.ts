import { chromium, type Browser } from 'playwright-core';

/** It is to speak to nobody but us, and to run where there is no display, as root too. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser of this machine, with a profile of its own. @throws when there is none, saying what to install
 */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'];
  if (executablePath === undefined) {
    throw new Error(
      'The console is tested in Chromium, and there is none. Install it (Debian: apt-get install chromium), ' +
        'or say where it is: CHROMIUM=/path/to/chromium',
    );
  }
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
