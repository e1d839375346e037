import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { projectRoot } from '@shop/testing';

/** Runs the shop's command line and hands on each line that it says. Returns its exit code. */
export async function runShop(
  args: string[],
  env: Record<string, string>,
  said: (line: string) => void,
): Promise<number> {
  const program = join(projectRoot, 'dist/apps/shop/src/main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', said);
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}
