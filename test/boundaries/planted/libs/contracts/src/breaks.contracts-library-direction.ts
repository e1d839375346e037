import type { messaging } from '@shop/messaging';

export type Wrong = typeof messaging;
