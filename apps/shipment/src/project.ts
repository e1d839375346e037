import { projectService } from '@shop/service';
import { readConfig } from './config.js';
import { databases } from './databases.js';

await projectService(() => readConfig(process.env), databases);
