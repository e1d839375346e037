import './stack/node-version.mjs';
import { withBuiltProject } from './project/prepare.mjs';
import { generateServiceFiles } from './services/generate.mjs';
import { projectFolder } from './stack/paths.mjs';

await withBuiltProject(() => generateServiceFiles(projectFolder));
