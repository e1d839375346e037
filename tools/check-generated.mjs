import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './stack/paths.mjs';

/** What is generated, where it is committed, and how it is made again in another folder. */
const committed = join(projectFolder, 'libs/contracts/src/gen');
const scratch = mkdtempSync(join(tmpdir(), 'generated-'));

try {
  execFileSync(join(projectFolder, 'node_modules/.bin/buf'), ['generate', '-o', scratch], {
    cwd: projectFolder,
    stdio: 'inherit',
  });
  const differing = differences(committed, join(scratch, 'libs/contracts/src/gen'));
  for (const file of differing) console.error(`libs/contracts/src/gen/${file} is not what proto/ says`);
  if (differing.length > 0) {
    console.error('Run `npm run proto:generate` and commit the result.');
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true });
}

function differences(ours, theirs) {
  const files = new Set([...filesIn(ours), ...filesIn(theirs)]);
  return [...files]
    .filter((file) => read(ours, file) !== read(theirs, file))
    .toSorted((a, b) => a.localeCompare(b));
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.ts'));
}

function read(folder, file) {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch {
    return undefined;
  }
}
