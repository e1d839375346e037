import { setOffsets } from './set-offsets.command.js';

export const commands = [setOffsets];
