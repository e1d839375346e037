import { projectService } from '@shop/operations';
import { kafkaConnection, readConfigOrExit } from '@shop/service';
import { readConfig } from './config.js';
import { databases } from './databases.js';

const config = readConfigOrExit(() => readConfig(process.env));
const kafka = kafkaConnection(config, `${config.name}-rebuild`);
await projectService({ ...config, kafka }, databases.projections);
