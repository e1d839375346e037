import type { There } from './no-circular-partner.js';

export type Here = There | 'here';
