import './stack/node-version.mjs';
import { join } from 'node:path';
import { generateEventDocs } from './docs/generate.mjs';
import { withBuiltProject } from './project/prepare.mjs';
import { projectFolder } from './stack/paths.mjs';

await withBuiltProject(() => generateEventDocs(join(projectFolder, 'docs/events')));
