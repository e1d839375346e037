export { builder } from '../test/builder.js';
