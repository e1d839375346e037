import './stack/node-version.mjs';
import { join } from 'node:path';
import { generateArchitecture } from './docs/architecture.mjs';
import { projectFolder } from './stack/paths.mjs';

await generateArchitecture(join(projectFolder, 'docs/architecture.md'));
