import type { Here } from './breaks.no-circular.js';

export type There = Here | 'there';
