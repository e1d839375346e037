import { clear } from './clear.command.js';
import { list } from './list.command.js';
import { set } from './set.command.js';

export const commands = [set, list, clear];
