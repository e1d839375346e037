import '@shop/runtime';
import { migrateService } from '@shop/service';
import { readConfig } from './config.js';
import { databases } from './databases.js';

await migrateService(() => readConfig(process.env), databases);
