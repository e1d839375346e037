import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { describe, expect, it } from '@jest/globals';
import { mutants as database } from './list/database.js';
import { mutants as edges } from './list/edges.js';
import { mutants as house } from './list/house.js';
import { mutants as inbox } from './list/inbox.js';
import { mutants as messaging } from './list/messaging.js';
import { mutants as outbox } from './list/outbox.js';
import { mutants as projection } from './list/projection.js';
import type { Mutant } from './mutant.js';

const ROOT = join(import.meta.dirname, '../..');
const lists = { database, edges, house, inbox, messaging, outbox, projection };
const mutants: readonly Mutant[] = Object.values(lists).flat();

const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The titles of the tests in a file, without the values in them. */
function titlesIn(spec: string): string[] {
  const titles = textOf(spec).matchAll(/(['`])((?:(?!\1)[^\\\n]|\\.)*)\1/g);
  return [...titles].flatMap(([, , title = '']) =>
    title.split(/%\w|\$\{[^}]*\}|\$\w+/).map((part) => part.trim()),
  );
}

function names(title: string, test: string): boolean {
  return title.length > 5 && (test.includes(title) || title.includes(test));
}

describe('The list of faults', () => {
  it('is read whole', () => {
    const files = globSync('*.ts', { cwd: join(import.meta.dirname, 'list') });
    expect(files.toSorted()).toEqual(Object.keys(lists).map((name) => `${name}.ts`));
  });

  it('has one at least for each promise', () => {
    const promises = [...textOf('docs/promises.md').matchAll(/^(\d+)\. \*\*/gm)].map(([, number]) => number);
    expect(promises.length).toBe(20);
    const broken = new Set(mutants.map(({ promise }) => String(promise)));
    expect(broken).toEqual(new Set(promises));
  });

  it.each(mutants.map((mutant) => [mutant.fault, mutant] as const))(
    'fits the sources and the tests: it %s',
    (_, mutant) => {
      const { file, replace, by, spec, test } = mutant;
      const text = textOf(file);
      expect({ file, replace, times: text.split(replace).length - 1 }).toEqual({ file, replace, times: 1 });
      const isThere = titlesIn(spec).some((title) => names(title, test));
      expect({ spec, test, isThere }).toEqual({ spec, test, isThere: true });
      if (!file.endsWith('.ts')) return;
      const parser = { syntax: 'typescript', decorators: true } as const;
      expect(() =>
        transformSync(
          text.replace(replace, () => by),
          { jsc: { parser }, swcrc: false },
        ),
      ).not.toThrow();
    },
  );
});
