import './stack/node-version.mjs';
import { withBuiltProject } from './project/prepare.mjs';
import { generateServiceFiles } from './services/generate.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { projectFolder } from './stack/paths.mjs';

readCommandLine(
  `npm run services:generate    makes the files of Compose, Kubernetes, Prometheus and Nest from services.json`,
);

await withBuiltProject(() => generateServiceFiles(projectFolder));
