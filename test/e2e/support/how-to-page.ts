import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@shop/testing';

export interface Block {
  language: string;
  text: string;
}

/** The blocks of code of a page in docs/how-to, in their order, as somebody would copy them. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(join(projectRoot, 'docs/how-to', page), 'utf8');
  return [...text.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)].map(
    ([, indent = '', language = '', code = '']) => {
      return { language, text: code.replaceAll(new RegExp(`^${indent}`, 'gm'), '') };
    },
  );
}
