import './stack/node-version.mjs';
import { join } from 'node:path';
import { generateKafkaUsers } from './kubernetes/kafka-users.mjs';
import { withBuiltProject } from './project/prepare.mjs';
import { projectFolder } from './stack/paths.mjs';

await withBuiltProject(() => generateKafkaUsers(join(projectFolder, 'infra/kubernetes/generated')));
