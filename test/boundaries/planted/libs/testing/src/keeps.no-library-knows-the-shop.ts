export { contracts } from '@shop/contracts';
