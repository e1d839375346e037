import { rmSync, utimesSync } from 'node:fs';
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
    rmSync(join(copy.folder, 'docs'), { recursive: true, force: true });
    for (const page of ['page.md', 'other.md']) copy.write(`docs/${page}`, '# A page');
    for (const each of ['docs/page.md', 'docs/other.md', 'docs']) writtenIn(2001, each);
    markPassed('site', Date.parse('2002-01-01'));
  });

  it('is run when it never passed', () => {
    expect(hasPassed('another', PAGES)).toBe(false);
  });

  it('is left out while nothing of it has changed', () => {
    copy.write('tools/other.md', '# A page that it does not read');
    expect(hasPassed('site', PAGES)).toBe(true);
  });

  it('is run again when a file of it has changed since it began', () => {
    writtenIn(2003, 'docs/page.md');
    expect(hasPassed('site', PAGES)).toBe(false);
  });

  it('is run again when a file of it was deleted', () => {
    rmSync(join(copy.folder, 'docs/page.md'));
    expect(hasPassed('site', PAGES)).toBe(false);
  });
});

function writtenIn(year: number, file: string): void {
  const time = new Date(`${year}-01-01`);
  utimesSync(join(copy.folder, file), time, time);
}
