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

/** The packages whose sheets of styles the pages use. */
const STYLES = ['@knadh/oat/oat.min.css'];

export const IMPORT_MAP = JSON.stringify({
  imports: Object.fromEntries(MODULES.map((name) => [name, `/modules/${name}.js`])),
});

/**
 * All files that browsers may load, by path, compressed and in memory. No other file of the disk is served.
 */
export type PageFiles = ReadonlyMap<string, Buffer>;

export async function loadPageFiles(): Promise<PageFiles> {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  const names = await readdir(join(folder, 'console/pages'), { recursive: true });
  const pages = names.filter((name) => name.endsWith('.js') && !name.endsWith('.spec.js'));
  const own = [...pages.map((name) => `console/pages/${name}`), ...WORDS.map((name) => `${name}.js`)];
  const published = (name: string): string => fileURLToPath(import.meta.resolve(name));
  const sources = [
    ...STYLES.map((name) => [`/modules/${name}`, published(name)] as const),
    ...own.toSorted().map((name) => [`/${name}`, join(folder, name)] as const),
    ...MODULES.map((name) => [`/modules/${name}.js`, published(name)] as const),
  ];
  const files = sources.map(async ([path, file]) => [path, gzipSync(await readFile(file))] as const);
  return new Map(await Promise.all(files));
}
