export { rows } from '../../outbox/src/internal.js';
