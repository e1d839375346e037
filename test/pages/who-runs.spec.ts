import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@shop/testing';
import { commandsOfPages, pages } from './commands-of-pages.js';
import { followedPages, idleRules, runnerOf } from './who-runs.js';

const commands = commandsOfPages();

describe('Each command of each page', () => {
  it('is run by a test, or there is a reason why not', () => {
    expect(commands.length).toBeGreaterThan(100);
    expect(commands.filter((command) => runnerOf(command) === undefined)).toEqual([]);
  });

  it('is run by a test that is there', () => {
    const tests = new Set(
      commands.map(runnerOf).flatMap((found) => (found && 'test' in found ? found.test : [])),
    );
    expect([...tests].filter((test) => !existsSync(join(projectRoot, test)))).toEqual([]);
  });

  it('has no rule without a command', () => {
    expect(idleRules(commands)).toEqual([]);
  });
});

describe('A page that a test follows', () => {
  it.each(Object.entries(followedPages))('is named by it: %s', (page, test) => {
    expect(pages).toContain(page);
    expect(readFileSync(join(projectRoot, test), 'utf8')).toContain(basename(page));
  });
});
