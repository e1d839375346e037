import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../config.js';
import { UsageError } from '../failure.js';
import { createConsole } from './create-console.js';

const MIN_TOKEN_LENGTH = 16;

interface ConsoleOptions {
  host: string;
  port: number;
  readOnly: boolean;
}

export const consoleCommand = new Command('console')
  .option(
    '--host <address>',
    'the address to listen on; the pages accept only names of this machine',
    '127.0.0.1',
  )
  .option('--port <number>', 'the port, 0 for any free one', toPort, 3010)
  .option('--read-only', 'show everything and change nothing', false)
  .addHelpText('after', '\nThe token is new at each start, unless CONSOLE_TOKEN gives one.')
  .action(async ({ host, port, readOnly }: ConsoleOptions) => {
    const token = readToken(process.env['CONSOLE_TOKEN']);
    const app = await createConsole(readConfig(), { token, readOnly });
    await app.listen(port, host);
    const { port: taken } = new URL(await app.getUrl());
    console.log(`The console: http://127.0.0.1:${taken}/#token=${token}`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await app.close();
  });

/** The token stands in the fragment of the address, which no browser sends and no log keeps. */
function readToken(given: string | undefined): string {
  if (given === undefined) return randomBytes(24).toString('base64url');
  if (given.length >= MIN_TOKEN_LENGTH && /^[\w-]+$/.test(given)) return given;
  throw new UsageError(`CONSOLE_TOKEN must be at least ${MIN_TOKEN_LENGTH} letters, digits, _ or -`);
}

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port;
  throw new InvalidArgumentError('It must be a port, from 0 to 65535.');
}
