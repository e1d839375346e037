import { applyDatabases } from './apply-databases.command.js';

export const commands = [applyDatabases];
