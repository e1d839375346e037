import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../stack/paths.mjs';
import { Problem } from '../stack/problem.mjs';

/** @typedef {import('../../test/mutants/mutant.js').Mutant} Mutant */

const folder = join(projectFolder, 'test/mutants/list');

/** @param {{ spec: string }} test @returns {'unit' | 'int'} */
export function kindOf({ spec }) {
  return spec.endsWith('.int.spec.ts') ? 'int' : 'unit';
}

/**
 * The faults of the list that match one of the words, or all without words. A word is `unit` or `int`, the
 * number of a promise, or a part of a fault, a file or a spec. Unit tests come first.
 * @param {string[]} words
 * @returns {Promise<Mutant[]>}
 */
export async function chosenMutants(words) {
  const all = (await Promise.all(readdirSync(folder).map(mutantsIn))).flat();
  const says = ({ fault, file, spec, promise }, word) =>
    [kindOf({ spec }), String(promise)].includes(word) ||
    (!isKindOrNumber(word) && [fault, file, spec].some((text) => text.includes(word)));
  const chosen = all.filter((mutant) => words.length === 0 || words.some((word) => says(mutant, word)));
  if (chosen.length === 0) throw new Problem(`No fault of test/mutants/list matches ${words.join(' or ')}.`);
  return chosen.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)));
}

/** Node strips the types itself: the files of the list import nothing else. */
async function mutantsIn(file) {
  const { mutants } = await import(pathToFileURL(join(folder, file)).href);
  return mutants;
}

function isKindOrNumber(word) {
  return /^(unit|int|\d+)$/.test(word);
}

function orderOf({ spec }) {
  return `${kindOf({ spec }) === 'int' ? 1 : 0} ${spec}`;
}
