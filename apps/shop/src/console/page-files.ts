import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** The packages that the pages import by name, as published, without a bundler. */
const MODULES = [
  'preact',
  'preact/hooks',
  'preact/jsx-runtime',
  '@preact/signals-core',
  '@preact/signals',
  '@dagrejs/dagre',
] as const;

/** The files of the command line whose words the pages use. */
const WORDS = [
  'operations/printable',
  'faults/describe-fault',
  'projection/describe-comparison',
  'projection/describe-step',
  'replay/describe-replay',
  'trace/describe-views',
];

export const IMPORT_MAP = JSON.stringify({
  imports: Object.fromEntries(MODULES.map((name) => [name, `/modules/${name}.js`])),
});

/**
 * All files that browsers may load, by path, compressed and in memory. No other file of the disk is served.
 */
export class PageFiles {
  private constructor(readonly gzipped: ReadonlyMap<string, Buffer>) {}

  /** @param folder the compiled command line */
  static async load(folder = fileURLToPath(new URL('..', import.meta.url))): Promise<PageFiles> {
    const names = await readdir(join(folder, 'console/pages'), { recursive: true });
    const pages = names.filter((name) => name.endsWith('.js') && !name.endsWith('.spec.js'));
    const own = [...pages.map((name) => `console/pages/${name}`), ...WORDS.map((name) => `${name}.js`)];
    const sources = [
      ...own.toSorted().map((name) => [`/${name}`, join(folder, name)]),
      ...MODULES.map((name) => [`/modules/${name}.js`, fileURLToPath(import.meta.resolve(name))]),
    ] as [path: string, file: string][];
    const files = sources.map(async ([path, file]): Promise<[string, Buffer]> => {
      return [path, gzipSync(await readFile(file))];
    });
    return new PageFiles(new Map(await Promise.all(files)));
  }

  get paths(): string[] {
    return [...this.gzipped.keys()];
  }
}
