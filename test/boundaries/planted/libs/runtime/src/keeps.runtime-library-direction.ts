export { runtime } from './index.js';
