export { contracts } from '@shop/contracts';
export { facts } from './facts.js';
