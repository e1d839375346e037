export { command } from '../command.js';
