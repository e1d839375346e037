export { testing } from './index.js';
