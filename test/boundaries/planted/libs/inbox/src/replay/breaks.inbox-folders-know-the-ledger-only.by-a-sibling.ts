export { consume } from '../consume/consume.js';
