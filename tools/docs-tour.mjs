import './stack/node-version.mjs';
import { join } from 'node:path';
import { generateTour } from './docs/tour.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { projectFolder } from './stack/paths.mjs';

readCommandLine(`npm run docs:tour    makes the CodeTour from docs/tour.md`);

generateTour(join(projectFolder, '.tours/the-tour.tour'));
