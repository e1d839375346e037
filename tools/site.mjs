import './stack/node-version.mjs';
import { join } from 'node:path';
import { nodeCommand, withSitePackages } from './project/prepare.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { siteFolder } from './stack/paths.mjs';
import { Problem } from './stack/problem.mjs';
import { run, runOrFail } from './stack/processes.mjs';

const usage = `npm run site          serves the pages, and follows their changes
npm run site:build    builds the site, and checks its links and drawings`;

const {
  words: [name],
} = readCommandLine(usage, { maxWords: 1 });
const work = { show, build }[name];

async function show(processes, signal) {
  await run(processes, vitepress('dev', '--host', '127.0.0.1'), signal);
}

async function build(processes, signal) {
  await runOrFail(processes, 'The build of the site', vitepress('build'), signal);
  const { deadLinks } = await import('./site/check-links.mjs');
  const { unreadableDiagrams } = await import('./site/check-diagrams.mjs');
  const problems = [...deadLinks(join(siteFolder, '.vitepress/dist')), ...(await unreadableDiagrams())];
  if (problems.length > 0) throw new Problem(problems.join('\n'));
}

function vitepress(...args) {
  return nodeCommand([join(siteFolder, 'node_modules/vitepress/bin/vitepress.js'), ...args], {
    cwd: siteFolder,
  });
}

await withSitePackages(work);
