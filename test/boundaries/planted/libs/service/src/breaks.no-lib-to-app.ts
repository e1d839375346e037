import type { config } from '../../../apps/order/src/config.js';

export type Config = typeof config;
