export { order } from '../domain/order.js';
export { repository } from '../persistence/repository.js';
export { request } from './request.js';
