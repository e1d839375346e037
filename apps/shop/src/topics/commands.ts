import { applyTopics } from './apply-topics.command.js';
import { listTopics } from './list-topics.command.js';
import { planTopics } from './plan-topics.command.js';
import { tailTopics } from './tail-topics.command.js';

export const commands = [planTopics, applyTopics, listTopics, tailTopics];
