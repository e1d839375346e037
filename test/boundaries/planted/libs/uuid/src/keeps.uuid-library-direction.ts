export { createHash } from 'node:crypto';
export { uuid } from './index.js';
