import type { consume } from '../consume/consume.js';

export type Wrong = typeof consume;
