import { adviceFor } from './advice.mjs';
import { breakingChanges } from './breaking.mjs';
import { findings } from './buf.mjs';
import { changedContracts } from './changed.mjs';
import { digestOf, releasesOf } from './releases.mjs';

const HOW_TO = 'docs/how-to/change-an-event.md shows it step by step.';

/**
 * Describes every problem of the contracts to their author.
 * @param {import('./layout.mjs').Layout} layout
 * @returns {string[]}
 */
export function problemsOf(layout) {
  const problems = violationsOf(layout);
  const latest = releasesOf(layout).at(-1);
  if (problems.length > 0) return problems;
  const changed = Object.keys(changedContracts(layout, latest));
  return changed.length > 0 ? [unreleased(changed, latest)] : [];
}

/** Lists the reasons against a release. @param {import('./layout.mjs').Layout} layout @returns {string[]} */
export function violationsOf(layout) {
  const lint = findings(layout.root, 'lint');
  if (lint.some(({ type }) => type === 'COMPILE')) return [lines(lint)];
  const releases = releasesOf(layout);
  const latest = releases.at(-1);
  return [lines(lint), changedLater(releases), latest && breaking(layout, latest)].filter(Boolean);
}

function changedLater(releases) {
  const touched = releases.filter(({ changed, sha256 }) => digestOf(changed) !== sha256);
  if (touched.length === 0) return undefined;
  const numbers = touched.map(({ number }) => number).join(', ');
  return (
    `Changed after it was released: ${numbers}. A release is in use, and can no longer change. Take the change ` +
    'back (`git checkout libs/contracts/released`), and change proto/ instead.'
  );
}

/** All rules forbid removals, so contracts that keep the last release keep every release before it. */
function breaking(layout, latest) {
  const found = breakingChanges(layout, latest);
  if (found.length === 0) return undefined;
  return [
    `Breaks release ${latest.number}:`,
    ...found.map(line),
    '',
    'Instead:',
    ...advices(found),
    HOW_TO,
  ].join('\n');
}

function advices(found) {
  return adviceFor(found).map((text) => `- ${text}`);
}

function lines(found) {
  return found.map(line).join('\n');
}

function line({ path, start_line: row, message, type }) {
  return `  ${[path ?? 'proto', row].filter(Boolean).join(':')}: ${message} (${type})`;
}

function unreleased(changed, latest) {
  const since = latest ? `changed since release ${latest.number}, and breaks nothing` : 'was never released';
  const files = changed.map((file) => `  proto/${file}`).join('\n');
  return `This ${since}. Run \`npm run contracts:release\` and commit the result with the change.\n${files}`;
}
