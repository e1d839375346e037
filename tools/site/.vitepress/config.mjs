import { defineConfig } from 'vitepress';
import { projectFolder } from '../../stack/paths.mjs';
import { sidebar } from '../contents.mjs';
import { drawDiagrams } from '../diagrams.mjs';
import { copyLinkedFiles, followLinks, slugOf } from '../links.mjs';

/** Pages become modules of Vue, and are outside of the package that has installed it. */
const vueForPages = {
  name: 'vue-for-pages',
  enforce: 'pre',
  resolveId(id, importer) {
    if (!/^vue($|\/)/.test(id) || importer?.startsWith(import.meta.dirname)) return undefined;
    return this.resolve(id, import.meta.filename, { skipSelf: true });
  },
};

/** The site shows the pages of the repository from their places, and has no text of its own. */
export default defineConfig({
  title: 'Reference shop',
  description: 'An event-driven e-commerce system to clone, run and study',
  srcDir: projectFolder,
  srcExclude: ['.*/**', 'dist/**', 'tools/**', 'test/boundaries/**', 'AGENTS.md'],
  rewrites: { 'README.md': 'index.md', ':folder(.*)/README.md': ':folder/index.md' },
  markdown: {
    anchor: { slugify: slugOf },
    config: (markdown) => {
      followLinks(markdown);
      drawDiagrams(markdown);
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Tour', link: '/docs/tour' },
      { text: 'The house', link: '/docs/architecture' },
      { text: 'Comparison', link: '/docs/comparison' },
    ],
    sidebar: sidebar(),
  },
  vite: {
    publicDir: false,
    plugins: [vueForPages],
    build: { chunkSizeWarningLimit: 3_000 },
    esbuild: { tsconfigRaw: {} },
  },
  buildEnd: ({ outDir }) => copyLinkedFiles(outDir),
});
