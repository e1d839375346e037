import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Command } from 'commander';
import { projectRoot } from '@shop/testing';
import { programFor } from './program.js';

interface Said {
  page: string;
  line: string;
}

const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('{docs,libs,apps}/**/*.md', { cwd: projectRoot })];

/** The commands that a page asks its reader to type. A sentence may name a command without its options. */
function blocksOf(page: string): string {
  const text = readFileSync(join(projectRoot, page), 'utf8');
  return [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(([, block = '']) => block).join('');
}

/**
 * Each command of the pages. A part that only the reader knows becomes some word. A command that is not
 * complete is left out.
 */
const commands: Said[] = pages.flatMap((page) =>
  [...blocksOf(page).matchAll(/npm run (?:--silent )?shop -- ([^\n`|]+)/g)]
    .map(([, line = '']) => line.replaceAll(/<[^>]+>|"?\$\w+"?/g, 'some-word'))
    .map((line) => line.replace(/\s+#.*$/, '').replace(/\s*(?:&&|;|>|\\$|\)).*$/, ''))
    .filter((line) => !/…|\.\.\./.test(line))
    .map((line) => ({ page, line })),
);

function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, one, two, three]) => one ?? two ?? three ?? '',
  );
}

/** Removes output and actions, so that only the words are checked. */
function idle(command: Command): void {
  command.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  if (command.commands.length === 0) command.action(() => undefined);
  command.commands.forEach(idle);
}

async function complaintAbout({ line }: Said): Promise<string | undefined> {
  const words = wordsOf(line);
  const program = await programFor(words, async () => undefined);
  idle(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return undefined;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return code?.startsWith('commander.help') ? undefined : message;
  }
}

describe('The pages', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('name commands that there are, with options that they take', async () => {
    const wrong: (Said & { complaint: string })[] = [];
    for (const said of commands) {
      const complaint = await complaintAbout(said);
      if (complaint !== undefined) wrong.push({ ...said, complaint });
    }
    expect(commands.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });

  it('put the dashes between npm and the command', () => {
    const without = pages.flatMap((page) =>
      [...blocksOf(page).matchAll(/npm run (?:--silent )?shop (?!-- ).*/g)].map(([line]) => ({ page, line })),
    );
    expect(without).toEqual([]);
  });
});
