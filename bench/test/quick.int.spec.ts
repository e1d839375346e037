import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@shop/testing';

const bench = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['dist/bench/src/main.js', ...args], { cwd: projectRoot });

describe('The benchmark', () => {
  it('tells what it measured, beside its limit', async () => {
    const { stdout } = await bench('relay', 'consumer', 'projector', '--quick');
    expect(stdout).toMatch(/^relay\n {2}drain in batches of 1000 .* of raw sendBatch/m);
    expect(stdout).toMatch(/^consumer\n {2}single effects .* of bare statements/m);
    expect(stdout).toMatch(/^projector\n {2}bulk projection, 84 keys in a chunk .* of bare statements/m);
  });

  it('says what there is to choose from', async () => {
    await expect(bench('rely')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no rely\. Choose of start, /),
    });
  });
});
