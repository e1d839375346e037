import { moveEnvironment } from './move-environment.command.js';
import { showEnvironment } from './show-environment.command.js';

export const commands = [showEnvironment, moveEnvironment];
