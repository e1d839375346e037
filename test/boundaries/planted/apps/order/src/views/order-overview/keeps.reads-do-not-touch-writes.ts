export { config } from '../../config.js';
export { overview } from './table.js';
