import './stack/node-version.mjs';
import { join } from 'node:path';
import { generateArchitecture } from './docs/architecture.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { projectFolder } from './stack/paths.mjs';

readCommandLine(`npm run docs:architecture    draws docs/architecture.md from the imports`);

await generateArchitecture(join(projectFolder, 'docs/architecture.md'));
