import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { toolEnvironment } from '../stack/environment.mjs';
import { startPart } from '../stack/part.mjs';
import { projectFolder } from '../stack/paths.mjs';
import { assertFree } from '../stack/ports.mjs';
import { step } from '../stack/progress.mjs';
import { nodeCommand } from './prepare.mjs';

const program = join(projectFolder, 'dist/apps/shop/src/main.js');
const host = '127.0.0.1';

/**
 * Starts the console of a running shop, and returns its address with the token.
 * @param {import('../stack/part.mjs').Instance} instance
 * @param {import('../stack/part.mjs').Started[]} started
 */
export async function startConsole(instance, started) {
  const token = randomBytes(24).toString('base64url');
  const part = consolePart(token);
  await assertFree(part.title, part.ports, instance.ports);
  await step(part.title, () => startPart(part, instance, started));
  return `http://${host}:${instance.ports.console}/#token=${token}`;
}

/** @returns {import('../stack/part.mjs').Part} */
function consolePart(token) {
  return {
    name: 'console',
    title: 'Console',
    port: 'console',
    ports: ['console'],
    stopSignal: 'SIGTERM',
    mark: () => program,
    command: ({ ports }) =>
      nodeCommand(['--enable-source-maps', program, 'console', '--port', String(ports.console)], {
        env: { ...toolEnvironment(ports), CONSOLE_TOKEN: token },
      }),
    async isReady({ ports }) {
      const answer = await fetch(`http://${host}:${ports.console}/`, { signal: AbortSignal.timeout(2_000) });
      await answer.body?.cancel();
      return answer.ok;
    },
  };
}
