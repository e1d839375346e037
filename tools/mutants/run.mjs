import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProjectCopy } from './copy.mjs';
import { kindOf } from './list.mjs';
import { failuresOf, runSpecs } from './specs.mjs';

/** Plants faults and reports those that no test has found. */
export class MutantRun {
  /** @param {import('./specs.mjs').Surroundings} surroundings */
  constructor(surroundings) {
    this.surroundings = surroundings;
  }

  /** @param {import('./list.mjs').Mutant[]} mutants @returns how many were not found */
  async all(mutants) {
    const began = performance.now();
    const copy = new ProjectCopy(mkdtempSync(join(tmpdir(), 'mutants-')));
    try {
      const sound = await this.#withoutFault(mutants, copy);
      let found = 0;
      for (const mutant of sound) if (await this.#isFound(mutant, copy)) found += 1;
      const minutes = ((performance.now() - began) / 60_000).toFixed(1);
      console.log(`\n${mutants.length} faults, ${found} found by their tests, in ${minutes} minutes`);
      return mutants.length - found;
    } finally {
      copy.remove();
    }
  }

  /** Returns the mutants whose tests pass without a fault: a test that fails anyway finds nothing. */
  async #withoutFault(mutants, copy) {
    const sound = [];
    for (const [kind, ofKind] of Map.groupBy(mutants, kindOf)) {
      const results = await runSpecs(copy.folder, kind, ofKind, this.surroundings);
      for (const mutant of ofKind) {
        const outcome = failuresOf(results, mutant);
        const problem = problemOf(outcome) ?? outcome.failures[0];
        if (problem === undefined) sound.push(mutant);
        else console.log(`✗ ${mutant.spec}, "${mutant.test}", without a fault: ${problem}`);
      }
    }
    console.log(`${sound.length} of ${mutants.length} tests pass without a fault\n`);
    return sound;
  }

  async #isFound(mutant, copy) {
    const began = performance.now();
    const kind = kindOf(mutant);
    const results = await copy.with(mutant, () => runSpecs(copy.folder, kind, [mutant], this.surroundings));
    const outcome = failuresOf(results, mutant);
    const problem = problemOf(outcome) ?? reasonToDoubt(outcome, mutant);
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    const words = `${mutant.promise}. it ${mutant.fault} (${mutant.file}, ${seconds} s)`;
    if (problem === undefined) console.log(`✓ ${words}\n    ${outcome.failures[0]}`);
    else console.log(`✗ ${words}\n    ${mutant.spec}, "${mutant.test}": ${problem}`);
    return problem === undefined;
  }
}

function problemOf({ broken, passed, failures }) {
  if (broken !== undefined) return `the file could not be run: ${broken}`;
  return passed + failures.length === 0 ? 'there is no such test' : undefined;
}

/** Such a failure means that the code cannot run, not that a promise is broken. */
const NO_FINDING = /SyntaxError|ReferenceError|is not a function|Cannot find module/;
const TIMEOUT = /Exceeded timeout/;

function reasonToDoubt({ failures }, { hangs = false }) {
  if (failures.length === 0) return 'passes';
  const isNone = (failure) => NO_FINDING.test(failure) || (!hangs && TIMEOUT.test(failure));
  return failures.every(isNone) ? `fails by ${failures[0]}` : undefined;
}
