import { applyAccess } from './apply-access.command.js';
import { listAccess } from './list-access.command.js';
import { planAccess } from './plan-access.command.js';

export const commands = [planAccess, applyAccess, listAccess];
