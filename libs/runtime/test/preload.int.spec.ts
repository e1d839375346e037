import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { projectRoot } from '@shop/testing';

const preload = join(projectRoot, 'dist/libs/runtime/src/preload.js');

/** Sends the signal to a running program, and returns how it ends. */
async function endOf(program: string, signal: NodeJS.Signals): Promise<unknown[]> {
  const script = `${program}; setInterval(() => undefined, 1_000); console.log('runs')`;
  const child = spawn(process.execPath, ['--import', preload, '--eval', script]);
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  child.kill(signal);
  return ended;
}

it.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('A process that does not listen yet ends itself by %s', async (signal, code) => {
  expect(await endOf('', signal)).toEqual([code, null]);
});

it('A process that listens decides by itself', async () => {
  const program = `process.on('SIGTERM', () => setTimeout(() => process.exit(7), 10))`;
  expect(await endOf(program, 'SIGTERM')).toEqual([7, null]);
});
