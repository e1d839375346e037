export { rows } from '../src/internal.js';
