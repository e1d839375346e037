import { drop } from './drop.command.js';
import { parked } from './parked.command.js';
import { release } from './release.command.js';

export const commands = [parked, release, drop];
