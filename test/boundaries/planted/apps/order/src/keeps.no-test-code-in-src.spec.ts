export { testing } from '@shop/testing';
export { builder } from '../test/builder.js';
