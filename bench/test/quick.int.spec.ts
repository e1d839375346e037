import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@shop/testing';

describe('The benchmark', () => {
  it('tells what it measured, beside its limit', async () => {
    const wanted = {
      names: ['relay', 'consumer', 'projector'],
      settings: { quick: true, runs: 1, minutes: 1 },
    };
    const args = ['dist/bench/src/main.js', JSON.stringify(wanted)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: projectRoot });
    expect(stdout).toMatch(/^relay\n {2}drain in batches of 1000 .* of raw sendBatch/m);
    expect(stdout).toMatch(/^consumer\n {2}single effects .* of bare statements/m);
    expect(stdout).toMatch(/^projector\n {2}bulk projection, 84 keys in a chunk .* of bare statements/m);
  });
});
