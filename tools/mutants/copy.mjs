import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';
import { Problem } from '../stack/problem.mjs';

const LEFT_OUT = new Set(['.git', '.stack', 'dist', 'node_modules']);

/** A copy of the project to plant faults in. It shares the packages and the build of the project. */
export class ProjectCopy {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    rmSync(folder, { recursive: true, force: true });
    const isPart = (path) => !LEFT_OUT.has(relative(projectFolder, path));
    // Copies each part on its own, since a folder cannot be copied into one below it.
    cpSync(projectFolder, folder, { recursive: true, filter: isPart });
    for (const name of ['node_modules', 'dist']) symlinkSync(join(projectFolder, name), join(folder, name));
  }

  /**
   * Plants the fault while `work` runs.
   * @template T
   * @param {import('./list.mjs').Mutant} mutant
   * @param {() => Promise<T>} work
   */
  async with({ file, replace, by }, work) {
    const path = join(this.folder, file);
    const text = readFileSync(path, 'utf8');
    if (text.split(replace).length !== 2) {
      throw new Problem(`${file} does not contain exactly once: ${replace}`);
    }
    writeFileSync(
      path,
      text.replace(replace, () => by),
    );
    try {
      return await work();
    } finally {
      writeFileSync(path, text);
    }
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
