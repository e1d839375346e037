export { cancel } from './cancel-order/handler.js';
export { repository } from './persistence/repository.js';
