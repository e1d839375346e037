import './stack/node-version.mjs';
import { join } from 'node:path';
import { generateTour } from './docs/tour.mjs';
import { projectFolder } from './stack/paths.mjs';

generateTour(join(projectFolder, '.tours/the-tour.tour'));
