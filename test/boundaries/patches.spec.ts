import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { installedVersion } from '@shop/testing';

const ROOT = join(import.meta.dirname, '../..');
const PATCH_FOLDERS = ['libs/messaging/src/kafka/patches', 'libs/database/src/pipeline'];
/** An import of a file inside of a package that is patched, or a method put in the place of another's. */
const REACHES_INSIDE = /from '(?:kafkajs|pg|typeorm|@confluentinc\/schemaregistry)\/|\.prototype\.\w+ = /;

const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
const rows = read('docs/patches.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, name = '', version = '', where = ''] = line.split('|').map((cell) => cell.trim());
    const files = [...where.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, file = '']) => file);
    return { name: name.replaceAll('`', ''), version, files };
  });
const listed = new Set(rows.flatMap(({ files }) => files));

describe('The table of patches', () => {
  it.each(rows)('has $name in the version that is pinned and installed', ({ name, version }) => {
    expect(dependencies[name]).toBe(version);
    expect(installedVersion(name)).toBe(version);
  });

  it('lists what lies in the folders of patches', () => {
    const patches = PATCH_FOLDERS.flatMap((folder) => filesIn(folder));

    expect(patches).not.toEqual([]);
    expect(patches.filter((file) => !listed.has(file))).toEqual([]);
  });

  it('lists whatever reaches inside of these packages', () => {
    const sources = [...filesIn('apps'), ...filesIn('libs')].filter((file) => file.includes('/src/'));
    const found = sources.filter((file) => REACHES_INSIDE.test(read(file)));

    expect(found).not.toEqual([]);
    expect(found.filter((file) => !listed.has(file))).toEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Sources without tests and declarations. */
function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(?:spec|d)\.ts$/.test(file))
    .map((file) => join(folder, file));
}
