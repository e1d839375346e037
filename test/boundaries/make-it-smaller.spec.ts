import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from '@jest/globals';
import { follow, sectionsOf } from '../e2e/support/how-to-page.js';
import { ProjectCopy } from '../e2e/support/project-copy.js';

const copy = new ProjectCopy();
afterAll(() => copy.remove());

describe('The page that makes it smaller', () => {
  for (const { title, blocks } of sectionsOf('make-it-smaller.md')) {
    it(`leaves what compiles: ${title}`, async () => {
      for (const { text } of blocks) await follow(text, { cwd: copy.folder });

      expect(problemsOf(copy.folder)).toBe('');
    });
  }
});

/** The output of `npm run typecheck` when it fails. */
function problemsOf(folder: string): string {
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'typecheck'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stdout + stderr;
}
