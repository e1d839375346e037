import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@shop/testing';

const MODULE = './dist/libs/service/src/process/collect-when-idle.js';

/**
 * Grows its heap, then has nothing to do. Ends once that is given back, or is still there after two seconds.
 */
const PROGRAM = `
  const { collectWhenIdle } = await import('${MODULE}');
  let lists = Array.from({ length: 200 }, () => Array.from({ length: 5_000 }, () => ({})));
  const heap = () => Math.round(process.memoryUsage().heapTotal / 1e6);
  const grown = heap();
  lists = undefined;
  collectWhenIdle(100);
  for (let look = 0; look < 40 && heap() > grown / 2; look += 1) await new Promise((ready) => setTimeout(ready, 50));
  console.log(JSON.stringify({ grown, settled: heap() }));`;

async function heapOf(...options: string[]): Promise<{ grown: number; settled: number }> {
  const args = [...options, '--max-semi-space-size=16', '--input-type=module', '--eval', PROGRAM];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: projectRoot });
  return JSON.parse(stdout) as { grown: number; settled: number };
}

describe('a process that has nothing to do', () => {
  it('gives back the memory that it has needed', async () => {
    const { grown, settled } = await heapOf('--expose-gc');
    expect(settled).toBeLessThan(grown / 2);
  });

  it('may do without', async () => {
    const { grown, settled } = await heapOf();
    expect(settled).toBeGreaterThan(grown / 2);
  });
});
