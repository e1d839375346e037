export { rows } from '../../../libs/outbox/src/internal.js';
