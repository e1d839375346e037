export { testing } from './keeps.no-test-code-in-src.spec.js';
