import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@shop/testing';

/** A command that a page asks its reader to type. */
export interface Command {
  page: string;
  text: string;
}

const folders = 'README.md,CONTRIBUTING.md,SECURITY.md,docs/**/*.md,libs/**/*.md,apps/**/*.md,infra/**/*.md';

export const pages = globSync(`{${folders}}`, { cwd: projectRoot }).toSorted();

/** Each command of each page, in the order of the page. A loop is one. */
export function commandsOfPages(): Command[] {
  return pages.flatMap((page) => commandsIn(page).map((text) => ({ page, text })));
}

function commandsIn(page: string): string[] {
  const text = readFileSync(join(projectRoot, page), 'utf8');
  const blocks = [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(([, block = '']) => block);
  return blocks.flatMap(split);
}

function split(block: string): string[] {
  const lines = block.replaceAll(/\\\n\s*/g, ' ').split('\n');
  const commands: string[] = [];
  let isLoop = false;
  for (const line of lines.map(withoutComment)) {
    if (isLoop) commands.push(`${commands.pop() ?? ''}\n${line}`);
    else if (line !== '') commands.push(line);
    if (line.startsWith('for ')) isLoop = true;
    if (/\bdone$/.test(line)) isLoop = false;
  }
  return commands;
}

function withoutComment(line: string): string {
  return line.replace(/(^|\s+)#.*$/, '').trim();
}
