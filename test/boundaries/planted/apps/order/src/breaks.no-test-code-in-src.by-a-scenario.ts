export { scenario } from '../../../test/e2e/scenario.js';
