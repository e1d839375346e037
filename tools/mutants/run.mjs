import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProjectCopy } from './copy.mjs';
import { kindOf } from './list.mjs';
import { failuresOf, runSpecs } from './specs.mjs';

/** Plants faults and says which of them no test has found. */
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
      const sound = await this.#withoutFaults(mutants, copy);
      let survivors = sound ? 0 : 1;
      for (const mutant of sound ? mutants : []) if (!(await this.#isFound(mutant, copy))) survivors += 1;
      const minutes = ((performance.now() - began) / 60_000).toFixed(1);
      console.log(`\n${mutants.length} faults planted, ${survivors} not found, in ${minutes} minutes`);
      return survivors;
    } finally {
      copy.remove();
    }
  }

  /** A test that fails anyway finds nothing. */
  async #withoutFaults(mutants, copy) {
    let sound = true;
    for (const kind of ['unit', 'int']) {
      const tests = mutants.filter((mutant) => kindOf(mutant) === kind);
      if (tests.length === 0) continue;
      const results = await runSpecs(copy.folder, kind, tests, this.surroundings);
      for (const mutant of tests) {
        const problem = problemOf(failuresOf(results, mutant), 'sound');
        if (problem === undefined) continue;
        sound = false;
        console.log(`✗ ${mutant.spec}, "${mutant.test}", without a fault: ${problem}`);
      }
    }
    if (sound) console.log(`✓ without a fault all of their tests pass\n`);
    return sound;
  }

  async #isFound(mutant, copy) {
    const began = performance.now();
    const kind = kindOf(mutant);
    const results = await copy.with(mutant, () => runSpecs(copy.folder, kind, [mutant], this.surroundings));
    const found = failuresOf(results, mutant);
    const problem = problemOf(found, 'planted');
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    const words = `${mutant.promise}. it ${mutant.fault} (${mutant.file}, ${seconds} s)`;
    if (problem === undefined) console.log(`✓ ${words}\n    ${found.failures[0]}`);
    else console.log(`✗ ${words}\n    ${mutant.spec}, "${mutant.test}": ${problem}`);
    return problem === undefined;
  }
}

/** Such a failure means that the code cannot run, not that a promise is broken. */
const NO_FINDING = /SyntaxError|ReferenceError|is not a function|Cannot find module|Exceeded timeout/;

function problemOf({ broken, passed, failures }, how) {
  if (broken !== undefined) return `the file could not be run: ${broken}`;
  if (passed + failures.length === 0) return 'there is no such test';
  if (how === 'sound') return failures[0];
  if (failures.length === 0) return 'passes';
  return failures.every((failure) => NO_FINDING.test(failure)) ? `fails by ${failures[0]}` : undefined;
}
