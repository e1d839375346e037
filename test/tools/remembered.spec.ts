import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ToolsCopy } from './tools-copy.js';

interface Memory {
  hasPassed: (check: string, files: RegExp) => boolean;
  markPassed: (check: string, began: number) => void;
}

const PAGES = /^docs\/.*\.md$/;

const copy = new ToolsCopy();
afterAll(() => copy.remove());
const path = join(copy.folder, 'tools/project/remembered.mjs');
const { hasPassed, markPassed } = (await import(path)) as Memory;

describe('A check that takes long', () => {
  beforeEach(() => {
    copy.write('docs/page.md', '# A page');
    // Later than the files, whatever the clock of their system is like.
    markPassed('site', Date.now() + 60_000);
  });

  it('is run when it never passed', () => {
    expect(hasPassed('another', PAGES)).toBe(false);
  });

  it('is left out while nothing of it has changed', () => {
    copy.write('docs/drawing.svg', '<svg/>');
    expect(hasPassed('site', PAGES)).toBe(true);
  });

  it('is run again when a file of it has changed since it began', () => {
    markPassed('site', Date.now() - 60_000);
    expect(hasPassed('site', PAGES)).toBe(false);
  });

  it('is run again when a file of it was deleted', () => {
    copy.write('docs/other.md', '# Another page');
    rmSync(join(copy.folder, 'docs/page.md'));
    markPassed('site', Date.now() - 60_000);
    expect(hasPassed('site', PAGES)).toBe(false);
  });
});
