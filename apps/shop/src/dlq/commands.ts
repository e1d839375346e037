import { decided } from './decided.command.js';
import { discard } from './discard.command.js';
import { list } from './list.command.js';
import { redrive } from './redrive.command.js';
import { show } from './show.command.js';
import { summary } from './summary.command.js';

export const commands = [summary, list, show, decided, redrive, discard];
