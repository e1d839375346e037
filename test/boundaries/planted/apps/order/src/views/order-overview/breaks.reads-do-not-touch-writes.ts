import type { order } from '../../ordering/domain/order.js';

export type Order = typeof order;
