export { ledger } from '../ledger/ledger.js';
export { delivery } from '../delivery.js';
