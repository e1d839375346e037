import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/**
 * Imports are looked after by the rules of dependency-cruiser. A path that is put together at run time is not
 * seen by it, and leads to a file that an image of one app does not hold: ask the other app over its API or
 * its operations port.
 */
const ROOT = join(import.meta.dirname, '../..');
const PLANTED = join(import.meta.dirname, 'planted');

/** A type leads to no file when the program runs. */
const TYPE_IMPORT = /^import type .*$/gm;
const CLIMB = /(?:\.\.\/)+/g;
const NAMED_APP = /['"`/]apps\//;
const COMPUTED_IMPORT = /\bimport\(\s*[^'"\s]/;

/** The sources that lead out of their app or library by a path. */
function goingOut(root: string): string[] {
  return (
    globSync('{apps,libs}/*/src/**/*.ts', { cwd: root })
      .filter((file) => !file.endsWith('.spec.ts') && !file.includes('/gen/'))
      // No image holds it, and it starts the services.
      .filter((file) => !file.startsWith('libs/testing/'))
      .filter((file) => goesOut(file, readFileSync(join(root, file), 'utf8')))
  );
}

function goesOut(file: string, source: string): boolean {
  const text = source.replaceAll(TYPE_IMPORT, '');
  const home = `${file.split('/').slice(0, 2).join('/')}/`;
  const climbs = [...text.matchAll(CLIMB)].map(([climb]) => posix.join(posix.dirname(file), climb));
  return (
    climbs.some((there) => !there.startsWith(home)) || NAMED_APP.test(text) || COMPUTED_IMPORT.test(text)
  );
}

describe('A path', () => {
  it('leads out of no app and no library', () => {
    expect(goingOut(ROOT)).toEqual([]);
  });

  it('is found where it does', () => {
    const planted = globSync('apps/*/src/goes-out.*.ts', { cwd: PLANTED });
    expect(planted).toHaveLength(3);
    // An import that breaks a rule goes out as well.
    const found = goingOut(PLANTED).filter((file) => !file.includes('/breaks.'));
    expect(found.toSorted()).toEqual(planted.toSorted());
  });
});
