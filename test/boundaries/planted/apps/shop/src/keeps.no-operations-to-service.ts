export { contracts } from '@shop/contracts';
export { command } from './command.js';
