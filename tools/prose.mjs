import './stack/node-version.mjs';
import { withSitePackages } from './project/prepare.mjs';
import { readCommandLine } from './stack/command-line.mjs';

const usage = `npm run prose -- [<path>...] [--count]

Checks all pages and comments, or those below a path. --count counts the findings of each file.`;

const options = { count: { type: 'boolean', default: false } };
const {
  values: { count: counting },
  words: paths,
} = readCommandLine(usage, { options, maxWords: Infinity });

await withSitePackages(async () => {
  const { commentedFiles, findingsIn, pageFiles } = await import('./prose/findings.mjs');
  const isWanted = (file) => paths.length === 0 || paths.some((path) => file.startsWith(path));
  for (const file of [...pageFiles(), ...commentedFiles()].filter(isWanted)) {
    const findings = await findingsIn(file);
    if (findings.length > 0) process.exitCode = 1;
    if (counting && findings.length > 0) console.log(`${String(findings.length).padStart(4)}  ${file}`);
    if (!counting) for (const { line, message } of findings) console.error(`${file}:${line}  ${message}`);
  }
});
