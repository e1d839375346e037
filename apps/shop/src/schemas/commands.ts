import { checkSchemas } from './check-schemas.command.js';
import { publishSchemas } from './publish-schemas.command.js';

export const commands = [checkSchemas, publishSchemas];
