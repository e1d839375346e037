import './stack/node-version.mjs';
import { withSitePackages } from './project/prepare.mjs';

/**
 * `node tools/prose.mjs` reads all pages, `node tools/prose.mjs <path>…` all pages and comments whose path
 * begins so. `--count` counts the findings of each file.
 */
const paths = process.argv.slice(2).filter((each) => each !== '--count');
const counting = process.argv.includes('--count');

await withSitePackages(async () => {
  const { commentedFiles, findingsIn, pageFiles } = await import('./prose/findings.mjs');
  const files = [...pageFiles(), ...commentedFiles()].filter((file) =>
    paths.some((path) => file.startsWith(path)),
  );
  for (const file of paths.length === 0 ? pageFiles() : files) {
    const findings = await findingsIn(file);
    if (findings.length > 0) process.exitCode = 1;
    if (counting && findings.length > 0) console.log(`${String(findings.length).padStart(4)}  ${file}`);
    if (!counting) for (const { line, message } of findings) console.error(`${file}:${line}  ${message}`);
  }
});
