import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@jest/globals';
import { projectRoot } from '@shop/testing';

const run = promisify(execFile);

export interface Block {
  language: string;
  text: string;
}

export interface Section {
  title: string;
  blocks: Block[];
}

/**
 * The parts of a page in docs/how-to that have blocks of code, each with its blocks as somebody would copy
 * them.
 */
export function sectionsOf(page: string): Section[] {
  const text = readFileSync(join(projectRoot, 'docs/how-to', page), 'utf8');
  return text
    .split(/^##? /m)
    .map((part) => ({ title: part.split('\n', 1).join(), blocks: blocksIn(part) }))
    .filter(({ blocks }) => blocks.length > 0);
}

/** The blocks of code of any page. */
export function blocksOf(page: string): Block[] {
  return blocksIn(readFileSync(join(projectRoot, page), 'utf8'));
}

function blocksIn(text: string): Block[] {
  return [...text.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)].map(
    ([, indent = '', language = '', code = '']) => {
      return { language, text: code.replaceAll(new RegExp(`^${indent}`, 'gm'), '') };
    },
  );
}

export interface Surroundings {
  cwd?: string;
  env?: Record<string, string>;
}

/** Has a shell do what a page says. Returns what it prints; rejects when a command fails. */
export async function follow(
  commands: string,
  { cwd = projectRoot, env = {} }: Surroundings,
): Promise<string> {
  const { stdout } = await run('sh', ['-ec', commands], { cwd, env: { ...process.env, ...env } });
  return stdout;
}

/** Each line that the page shows was printed, whatever is different each time. */
export function expectShown(printed: string, page: string): void {
  expect(linesOf(printed)).toEqual(
    expect.arrayContaining(linesOf(page).map((line) => expect.stringContaining(line))),
  );
}

function linesOf(text: string): string[] {
  return text
    .trimEnd()
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/\b\d+( \w+?)s?\b/g, 'N$1')
    .replaceAll(/ +/g, ' ')
    .split('\n');
}
