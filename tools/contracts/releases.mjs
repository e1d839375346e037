import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';

/** @typedef {Record<string, string>} Contracts the text of each contract, by its path below proto/ */
/** @typedef {Record<string, { bytes: string, json: object }>} Events an event of each topic */

/**
 * @typedef {object} Release
 * @property {number} number
 * @property {string} file
 * @property {string} date
 * @property {string} sha256 of its changes
 * @property {{ contracts: Contracts, events: Events }} changed what this release added or changed
 * @property {Contracts} contracts all that were in use after it
 */

/** All releases, the oldest first. @param {import('./layout.mjs').Layout} layout @returns {Release[]} */
export function releasesOf({ released }) {
  if (!existsSync(released)) return [];
  const numbers = readdirSync(released)
    .filter((name) => /^\d+\.yaml$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .toSorted((a, b) => a - b);
  let contracts = {};
  return numbers.map((number) => {
    const file = fileOf(released, number);
    const { date, sha256, ...changed } = parse(readFileSync(file, 'utf8'));
    contracts = { ...contracts, ...changed.contracts };
    return { number, file, date, sha256, changed, contracts };
  });
}

/**
 * Writes the file of a release. Its digest shows whether the file was changed later.
 * @param {string} released @param {Pick<Release, 'number' | 'date' | 'changed'>} release
 */
export function writeRelease(released, { number, date, changed }) {
  mkdirSync(released, { recursive: true });
  const content = { date, sha256: digestOf(changed), ...changed };
  writeFileSync(fileOf(released, number), stringify(content, { lineWidth: 0 }));
}

/** @param {Release['changed']} changed */
export function digestOf(changed) {
  return createHash('sha256').update(JSON.stringify(changed)).digest('hex');
}

/** The contracts in a folder. @param {string} folder @returns {Contracts} */
export function contractsIn(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.proto'));
  return Object.fromEntries(
    files
      .toSorted((a, b) => a.localeCompare(b))
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );
}

/**
 * Writes contracts into a folder, since buf reads nothing else.
 * @template T
 * @param {Contracts} contracts @param {(folder: string) => T} work @returns {T}
 */
export function inFolder(contracts, work) {
  const folder = mkdtempSync(join(tmpdir(), 'released-'));
  try {
    for (const [file, text] of Object.entries(contracts)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function fileOf(released, number) {
  return join(released, `${number}.yaml`);
}
