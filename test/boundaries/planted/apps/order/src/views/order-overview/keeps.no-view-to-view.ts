export { overview } from './table.js';
