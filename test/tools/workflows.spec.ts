import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ToolsCopy } from './tools-copy.js';

const ROOT = join(import.meta.dirname, '../..');
const WORKFLOW = '.github/workflows/ci.yml';
const ours = readFileSync(join(ROOT, WORKFLOW), 'utf8');

const copy = new ToolsCopy();
beforeAll(() => symlinkSync(join(ROOT, 'node_modules'), join(copy.folder, 'node_modules')));
afterAll(() => copy.remove());

describe('npm run workflows', () => {
  it('has nothing to say of ours', () => {
    expect(checked(ours)).toEqual({ code: 0, said: '' });
  });

  it.each([
    ['a key that no forge knows', 'timeout-minutes', 'timeout-hours'],
    ['a value that is not there', 'matrix.kind }}', 'matrix.kinds }}'],
  ])('says where the workflow has %s', (_, right, wrong) => {
    const { code, said } = checked(ours.replace(right, wrong));

    expect([code, said]).toEqual([1, expect.stringMatching(new RegExp(`^${WORKFLOW}:\\d+:\\d+ .*`))]);
  });
});

function checked(workflow: string): { code: number | null; said: string } {
  copy.write(WORKFLOW, workflow);
  return copy.run(['check-workflows.mjs'], {});
}
