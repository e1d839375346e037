import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { parseHTML } from 'linkedom';
import { pageFiles, readPage } from './pages.mjs';

/** Finds the drawings of all pages that Mermaid cannot read. @returns {Promise<string[]>} */
export async function unreadableDiagrams() {
  const mermaid = loadMermaid();
  const problems = [];
  for (const { page, diagram } of diagrams()) {
    await mermaid
      .parse(diagram)
      .catch((error) => problems.push(`${page}: Mermaid cannot read a diagram: ${error.message}`));
  }
  return problems;
}

function diagrams() {
  return pageFiles().flatMap((page) =>
    [...readPage(page).matchAll(/^```mermaid\n(.*?)^```/gms)].map(([, diagram]) => ({ page, diagram })),
  );
}

/** Mermaid is a script for browsers: it needs a document to check the labels of a drawing. */
function loadMermaid() {
  const { window } = parseHTML('<html><body></body></html>');
  Object.assign(globalThis, { window, document: window.document });
  runInThisContext(readFileSync(import.meta.resolve('@mermaid-js/tiny').replace('file://', ''), 'utf8'));
  return globalThis.mermaid;
}
