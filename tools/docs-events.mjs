import './stack/node-version.mjs';
import { join } from 'node:path';
import { generateEventDocs } from './docs/generate.mjs';
import { withBuiltProject } from './project/prepare.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { projectFolder } from './stack/paths.mjs';

readCommandLine(`npm run docs:events    makes docs/events from the contracts and the catalogue`);

await withBuiltProject(() => generateEventDocs(join(projectFolder, 'docs/events')));
