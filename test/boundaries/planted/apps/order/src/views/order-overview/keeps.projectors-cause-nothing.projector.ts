export { contracts } from '@shop/contracts';
export { projection } from '@shop/projection';
export { table } from './table.js';
