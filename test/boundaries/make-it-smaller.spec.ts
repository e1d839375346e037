import { afterAll, describe, it } from '@jest/globals';
import { follow, sectionsOf } from '../how-to-page.js';
import { expectDone, WholeCopy } from '../whole-copy.js';

const copy = new WholeCopy();
afterAll(() => copy.remove());

describe('The page that makes it smaller', () => {
  for (const { title, blocks } of sectionsOf('make-it-smaller.md')) {
    it(`leaves a project that compiles: ${title}`, async () => {
      for (const { text } of blocks) await follow(text, { cwd: copy.folder });

      expectDone(await copy.npm('typecheck'));
    });
  }
});
