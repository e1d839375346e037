import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** The packages that the pages import by name: as they are published, without a bundler. */
const MODULES = [
  'preact',
  'preact/hooks',
  'preact/jsx-runtime',
  '@preact/signals-core',
  '@preact/signals',
  '@dagrejs/dagre',
] as const;

export const IMPORT_MAP = JSON.stringify({
  imports: Object.fromEntries(MODULES.map((name) => [name, `/modules/${name}.js`])),
});

/** All that browsers may load, by path: compressed, in memory, and nothing else of the disk. */
export class PageFiles {
  private constructor(readonly gzipped: ReadonlyMap<string, Buffer>) {}

  /** @param folder the compiled pages */
  static async load(folder = fileURLToPath(new URL('pages', import.meta.url))): Promise<PageFiles> {
    const names = (await readdir(folder, { recursive: true })).toSorted((a, b) => a.localeCompare(b));
    const own = names
      .filter((name) => name.endsWith('.js') && !name.endsWith('.spec.js'))
      .map((name): [string, string] => [`/pages/${name}`, join(folder, name)]);
    const modules = MODULES.map((name): [string, string] => {
      return [`/modules/${name}.js`, fileURLToPath(import.meta.resolve(name))];
    });
    const files = [...own, ...modules].map(async ([path, file]): Promise<[string, Buffer]> => {
      return [path, gzipSync(await readFile(file))];
    });
    return new PageFiles(new Map(await Promise.all(files)));
  }

  get paths(): string[] {
    return [...this.gzipped.keys()];
  }
}
