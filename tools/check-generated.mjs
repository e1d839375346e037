import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateArchitecture } from './docs/architecture.mjs';
import { generateEventDocs } from './docs/generate.mjs';
import { generateTour } from './docs/tour.mjs';
import { withBuiltProject } from './project/prepare.mjs';
import { generateServiceFiles, serviceFiles } from './services/generate.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { projectFolder } from './stack/paths.mjs';

readCommandLine(`npm run generated    checks that generated files match their sources`);

/**
 * The generated and committed folders and files: how to make each in another folder, and the command that
 * makes it again.
 */
const generated = [
  { folder: 'libs/contracts/src/gen', from: 'proto/', make: generateCode, command: 'npm run proto:generate' },
  {
    folder: 'test/tiny-system/gen',
    from: 'test/tiny-system/proto/',
    make: (folder) => generateCode(folder, '--template', 'test/tiny-system/buf.gen.yaml'),
    command: 'npm run proto:generate',
  },
  {
    folder: 'docs/events',
    from: 'the contracts and the catalogue',
    make: (scratch) => generateEventDocs(join(scratch, 'docs/events')),
    command: 'npm run docs:events',
  },
  {
    folder: 'docs/architecture.md',
    from: 'the imports and the READMEs of the libraries',
    make: (scratch) => generateArchitecture(join(scratch, 'docs/architecture.md')),
    command: 'npm run docs:architecture',
  },
  {
    folder: '.tours/the-tour.tour',
    from: 'docs/tour.md and the files that it quotes',
    make: (scratch) => generateTour(join(scratch, '.tours/the-tour.tour')),
    command: 'npm run docs:tour',
  },
  ...serviceFiles.map((folder) => ({
    folder,
    from: 'services.json, the services and the catalogue',
    make: generateServiceFiles,
    command: 'npm run services:generate',
  })),
];

const scratch = mkdtempSync(join(tmpdir(), 'generated-'));

try {
  await withBuiltProject(async () => {
    for (const each of generated) await check(each);
  });
} finally {
  rmSync(scratch, { recursive: true });
}

async function check({ folder, from, make, command }) {
  await make(scratch);
  const differing = differences(join(projectFolder, folder), join(scratch, folder));
  if (differing.length === 0) return;
  for (const file of differing) console.error(`${join(folder, file)} does not match ${from}`);
  console.error(`Run \`${command}\` and commit the result.`);
  process.exitCode = 1;
}

function generateCode(folder, ...options) {
  const buf = join(projectFolder, 'node_modules/.bin/buf');
  execFileSync(buf, ['generate', '-o', folder, ...options], { cwd: projectFolder, stdio: 'inherit' });
}

function differences(ours, theirs) {
  const files = new Set([...filesIn(ours), ...filesIn(theirs)]);
  return [...files]
    .filter((file) => read(ours, file) !== read(theirs, file))
    .toSorted((a, b) => a.localeCompare(b));
}

/** The paths of the files within the folder. For a file it is the file itself. */
function filesIn(folder) {
  if (statSync(folder).isFile()) return [''];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

function read(folder, file) {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch {
    return undefined;
  }
}
